"use client";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";

type Props = {
  open: boolean;
  /** The candidate’s first name where they aren’t connected. */
  away: string | undefined;
  unsent: number;
  onEnd(): void;
  onClose(): void;
};

export function EndDialog({ open, away, unsent, onEnd, onClose }: Props) {
  return (
    <Dialog open={open} onClose={onClose} title="End the interview?">
      <p className="text-sm text-muted">
        The candidate’s room closes and the invite stops working. You can still rate answers and finish your
        notes; then comes the scorecard. An ended interview can’t be started again.
      </p>
      {away ? (
        <p className="mt-3 text-sm text-live">
          {away} isn’t connected. Words of theirs that haven’t come yet are taken until a minute after the
          end, and not later.
        </p>
      ) : null}
      {unsent > 0 ? (
        <p className="mt-3 text-sm text-live">
          {unsent === 1 ? "One of your notes isn’t" : `${unsent} of your notes aren’t`} saved yet; it is sent
          first.
        </p>
      ) : null}
      <DialogActions>
        <Button onClick={onClose}>Keep interviewing</Button>
        <Button
          look="danger"
          onClick={() => {
            onEnd();
            onClose();
          }}
        >
          End interview
        </Button>
      </DialogActions>
    </Dialog>
  );
}
