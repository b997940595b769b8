import type { Progress, Step } from "@/lib/imports/prepare";
import { counted, number } from "../../words";
import { LookAgain } from "./look-again";

type Props = { ready: number; found: number; progress: Progress | undefined };

const words: Record<Step, string> = {
  waiting: "Waiting for its turn",
  reading: "Reading the document",
  comparing: "Comparing with your bank",
  rendering: "Preparing the review",
};

/** How far the reading is. The page looks again by itself; leaving it changes nothing. */
export function Reading({ ready, found, progress }: Props) {
  const { step, share, ahead } = progress ?? { step: "rendering", share: 0, ahead: 0 };
  const value = step === "waiting" ? undefined : step === "rendering" ? ready / Math.max(1, found) : share;
  return (
    <div className="max-w-prose rounded-card border border-line bg-surface p-6">
      <p role="status" className="font-serif text-xl">
        {words[step]}
      </p>
      <progress value={value} aria-label={words[step]} className="my-3 h-2 w-full accent-accent" />
      <p className="text-sm text-muted tabular-nums">
        {ahead > 0 ? `${counted(ahead, "document comes", "documents come")} before it. ` : null}
        {found === 0
          ? "Nothing is found yet."
          : `${counted(found, "question")} found, ${number(ready)} ready.`}{" "}
        You can leave this page and come back.
      </p>
      <LookAgain />
    </div>
  );
}
