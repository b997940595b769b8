import { prompt } from "./cockpit-picture";

/** The candidate's side of the same moment: the question and nothing else. It lies over the cockpit's corner. */
export function CandidatePicture() {
  return (
    <div className="mt-4 ml-auto w-full max-w-[27rem] overflow-hidden rounded-card border border-line-strong bg-paper text-[11px] leading-[1.45] sm:w-[80%] lg:absolute lg:right-0 lg:bottom-0 lg:mt-0">
      <div className="flex items-center gap-3 px-4 pt-3">
        <span className="font-serif text-[13px] font-medium">Rehearse</span>
        <span className="ml-auto flex items-center gap-1.5 text-muted">
          <span className="size-1.5 rounded-full bg-ok" />
          Connected
        </span>
        <span className="font-semibold tabular-nums">5:32</span>
      </div>
      <div className="space-y-3 p-4 pb-5 sm:p-6">
        <p className="font-medium text-muted">Question 3</p>
        <p className="font-serif text-[17px] leading-snug">{prompt}</p>
        <p className="flex justify-between">
          <span>
            <span className="font-medium">Your answer</span>{" "}
            <span className="text-muted">Say it, write it, or both</span>
          </span>
          <span className="text-ok">Saved</span>
        </p>
        <p className="rounded-control border border-line-strong bg-surface p-3 text-xs">
          Querysets are lazy, so the query runs when I iterate. The one that bit me was a list page: one query
          for the orders and then one per order
          <span className="ml-px inline-block h-3 w-px bg-accent align-middle" />
        </p>
      </div>
    </div>
  );
}
