"use client";
import { Button } from "@/app/_ui/button";

type Props = { mine: string; theirs: string; onResolve(text: string): void };

/** Both texts of a conflict. Nothing is saved until the author has chosen. */
export function TwoVersions({ mine, theirs, onResolve }: Props) {
  return (
    <section
      aria-label="Two versions"
      className="mt-2 rounded-control border border-live/50 bg-surface p-3 text-[13px]"
    >
      <p className="font-medium">
        Another tab saved a different text. Yours is in the field above, theirs is here:
      </p>
      <p className="mt-2 max-h-40 overflow-auto whitespace-pre-wrap border-l-2 border-line-strong pl-3">
        {theirs}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={() => onResolve(`${theirs}\n\n${mine}`)}>
          Keep both
        </Button>
        <Button size="small" onClick={() => onResolve(mine)}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => onResolve(theirs)}>
          Keep theirs
        </Button>
      </div>
    </section>
  );
}
