import { Button } from "@/app/_ui/button";
import type { Written } from "./written";

type Props = { written: Written<string>; onResolve(text: string): void };

/** Both texts of a conflict, where there is one. Nothing is saved until the author has chosen. */
export function TwoVersions({ written: { value: mine, theirs }, onResolve }: Props) {
  if (!theirs) return null;
  return (
    <section
      aria-label="Two versions"
      className="mt-2 rounded-control border border-live/50 bg-surface p-3 text-[13px]"
    >
      <p className="font-medium">
        Another tab saved a different text. Yours is in the field above, theirs is here:
      </p>
      <p className="mt-2 max-h-40 overflow-auto whitespace-pre-wrap border-l-2 border-line-strong pl-3">
        {theirs.value}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="small" onClick={() => onResolve(`${theirs.value}\n\n${mine}`)}>
          Keep both
        </Button>
        <Button size="small" onClick={() => onResolve(mine)}>
          Keep mine
        </Button>
        <Button size="small" onClick={() => onResolve(theirs.value)}>
          Keep theirs
        </Button>
      </div>
    </section>
  );
}
