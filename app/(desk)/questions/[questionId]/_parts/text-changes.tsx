import type { Block } from "@/lib/versions/lines";
import type { TextPart } from "@/lib/versions/rules";
import { Pieces } from "../../_parts/pieces";

/** A text paragraph by paragraph, its code line by line. What didn’t change is folded away where it is long. */
export function TextChanges({ parts }: { parts: readonly TextPart[] }) {
  if (parts.length === 0) return <p className="text-muted">Only spaces and line breaks differ.</p>;
  return (
    <div>
      {parts.map((part, index) =>
        part.change === "unchanged" ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
          <Unchanged key={index} lines={part.lines} />
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one comparison never move
          <p key={index} className={lineClass(part.isCode)}>
            <Pieces pieces={part.pieces} />
          </p>
        ),
      )}
    </div>
  );
}

const lineClass = (isCode: boolean) => `whitespace-pre-wrap ${isCode ? "font-mono text-[13px]" : "py-1"}`;

function Unchanged({ lines }: { lines: readonly Block[] }) {
  const shown = lines.map(({ isCode, text }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one comparison never move
    <p key={index} className={lineClass(isCode)}>
      {text}
    </p>
  ));
  if (lines.length <= 2) return <div className="text-muted">{shown}</div>;
  return (
    <details className="text-muted">
      <summary className="min-h-6 w-fit text-[13px]">{lines.length} unchanged parts</summary>
      <div className="mt-1">{shown}</div>
    </details>
  );
}
