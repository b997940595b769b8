import { Button } from "@/app/_ui/button";
import { When } from "@/app/_ui/time/when";
import type { Saved } from "@/lib/drafts/reads";
import type { DraftBody } from "@/lib/drafts/schema";
import { TwoTexts } from "./two-texts";

type Props = {
  theirs: Saved;
  mine: DraftBody;
  isBusy: boolean;
  onSaveMine(): void;
  onTakeTheirs(): void;
};

/** Somebody saved a version while this one was being written. Nothing is overwritten until the writer has chosen. */
export function Conflict({ theirs, mine, isBusy, onSaveMine, onTakeTheirs }: Props) {
  const who = theirs.savedBy ?? "Somebody";
  return (
    <TwoTexts
      id="conflict"
      heading={`${who} saved version ${theirs.version} while you were writing`}
      theirs={theirs.body}
      mine={mine}
      theirName={`Theirs, version ${theirs.version}`}
      reason={
        <p className="mt-1 text-sm text-muted">
          Saved <When atMs={theirs.savedAtMs} />. Your text is in the form below and stays your draft; nothing
          was overwritten. This is where the two differ:
        </p>
      }
    >
      <Button look="primary" disabled={isBusy} onClick={onSaveMine}>
        Save mine as version {theirs.version + 1}
      </Button>
      <Button disabled={isBusy} onClick={onTakeTheirs}>
        Take theirs
      </Button>
    </TwoTexts>
  );
}
