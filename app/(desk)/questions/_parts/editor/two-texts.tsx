import type { DraftBody } from "@/lib/drafts/schema";
import { Differences } from "./differences";

type Props = {
  id: string;
  heading: string;
  /** Why there are two. */
  reason: React.ReactNode;
  theirs: DraftBody;
  mine: DraftBody;
  theirName: string;
  /** The buttons, of which one is chosen before anything is overwritten. */
  children: React.ReactNode;
};

/** Two texts of one question: why, where they differ, and which to keep. */
export function TwoTexts({ id, heading, reason, theirs, mine, theirName, children }: Props) {
  return (
    <section aria-labelledby={id} className="mb-8 rounded-card border border-live/50 bg-surface p-5 sm:p-6">
      <h2 id={id} tabIndex={-1} className="font-serif text-xl outline-none">
        {heading}
      </h2>
      {reason}
      <Differences theirs={theirs} mine={mine} theirName={theirName} />
      <div className="mt-4 flex flex-wrap gap-2">{children}</div>
    </section>
  );
}
