import { OutdatedLine } from "@/app/_live/outdated-line";
import { RefusedConnection } from "@/app/_live/refused-connection";
import type { Initial, RoomState } from "@/app/_live/room-state";
import { Button } from "@/app/_ui/button";
import type { Actions } from "./use-actions";
import type { Notice } from "./use-commands";

type Props = {
  initial: Initial;
  state: RoomState;
  actions: Pick<Actions, "pending" | "notice" | "dismiss">;
  onRetry(): void;
  /** Sends what was typed. */
  flush(): void;
};

/** What stands in the way or is to be read, whichever column is shown: the line, a command that waits, was refused or can be undone. */
export function Problems({ initial, state, actions: { pending, notice, dismiss }, onRetry, flush }: Props) {
  const { connection } = state;
  const waits = pending !== null && connection.state !== "connected";
  return (
    <>
      <div className="px-4 pt-3 empty:hidden">
        {connection.state === "refused" ? (
          <RefusedConnection refusal={connection.refusal} onRetry={onRetry} />
        ) : null}
        <OutdatedLine initial={initial} state={state} flush={flush} />
      </div>
      <div role="status">
        {waits ? (
          <p className="border-b border-live/40 bg-surface px-4 py-2 text-live">
            Waiting for the line: {pending}
          </p>
        ) : null}
        {notice && !notice.isRefusal ? <Said notice={notice} onDismiss={dismiss} /> : null}
      </div>
      <div role="alert">{notice?.isRefusal ? <Said notice={notice} onDismiss={dismiss} /> : null}</div>
    </>
  );
}

function Said({ notice: { words, isRefusal, way }, onDismiss }: { notice: Notice; onDismiss(): void }) {
  return (
    <p
      className={`flex items-center gap-3 border-b bg-surface px-4 py-2 ${isRefusal ? "border-live/40 text-live" : "border-line"}`}
    >
      <span className="min-w-0 flex-1">{words}</span>
      {way ? (
        <Button
          size="small"
          onClick={() => {
            onDismiss();
            way.go();
          }}
        >
          {way.label}
        </Button>
      ) : null}
      <button type="button" onClick={onDismiss} className="min-h-6 underline underline-offset-2">
        Dismiss
      </button>
    </p>
  );
}
