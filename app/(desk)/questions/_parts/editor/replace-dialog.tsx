import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import type { Replacing } from "./use-replacing";

const words = {
  discard: {
    title: "Discard your unsaved changes?",
    text: "The form goes back to what is saved. You can undo this until you type again.",
    button: "Discard",
  },
  theirs: {
    title: "Take their version?",
    text: "Their text replaces yours in the form. You can undo this until you type again.",
    button: "Take theirs",
  },
} as const;

export function ReplaceDialog({ asked, ask, replace }: Replacing) {
  const { title, text, button } = words[asked ?? "discard"];
  return (
    <Dialog open={asked !== null} onClose={() => ask(null)} title={title}>
      <p>{text}</p>
      <DialogActions>
        <Button onClick={() => ask(null)}>Keep mine</Button>
        <Button look="danger" onClick={replace}>
          {button}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
