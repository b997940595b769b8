import { Button } from "@/app/_ui/button";
import { When } from "@/app/_ui/time/when";
import type { Saved } from "@/lib/drafts/reads";
import type { DraftBody } from "@/lib/drafts/schema";
import { Differences } from "./differences";

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
    <section
      aria-labelledby="conflict"
      className="mb-8 rounded-card border border-live/50 bg-surface p-5 sm:p-6"
    >
      <h2 id="conflict" data-conflict tabIndex={-1} className="font-serif text-xl outline-none">
        {who} saved version {theirs.version} while you were writing
      </h2>
      <p className="mt-1 text-sm text-muted">
        Saved <When atMs={theirs.savedAtMs} />. Your text is in the form below and stays your draft; nothing
        was overwritten. This is where the two differ:
      </p>
      <Differences theirs={theirs.body} mine={mine} theirName={`Theirs, version ${theirs.version}`} />
      <div className="mt-4 flex flex-wrap gap-2">
        <Button look="primary" disabled={isBusy} onClick={onSaveMine}>
          Save mine as version {theirs.version + 1}
        </Button>
        <Button disabled={isBusy} onClick={onTakeTheirs}>
          Take theirs
        </Button>
      </div>
    </section>
  );
}
