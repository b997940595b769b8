import type { Line } from "@/app/_live/live-socket";
import { RefusedLine } from "@/app/_live/refused-line";
import type { Actions } from "./use-actions";

type Props = { line: Line; actions: Pick<Actions, "problem" | "dismiss">; onRetry(): void };

/** What stands in the way: a line that was refused, a command that was. */
export function Problems({ line, actions: { problem, dismiss }, onRetry }: Props) {
  return (
    <>
      {line.state === "refused" ? (
        <div className="px-4 pt-3">
          <RefusedLine refusal={line.refusal} onRetry={onRetry} />
        </div>
      ) : null}
      {problem ? (
        <p
          role="alert"
          className="flex items-center gap-3 border-b border-live/40 bg-surface px-4 py-2 text-live"
        >
          <span className="flex-1">{problem}</span>
          <button type="button" onClick={dismiss} className="min-h-6 underline underline-offset-2">
            Dismiss
          </button>
        </p>
      ) : null}
    </>
  );
}
