import { findFences } from "@/lib/text/fences";

type Piece = { at: number; isCode: boolean; lines: string[] };
type Props = { text: string; isCode?: boolean; className?: string };

/** What somebody wrote, with its line breaks and indents; code, fenced or all of it, in fixed width. Never read as HTML. */
export function WrittenText({ text, isCode = false, className = "" }: Props) {
  const pieces = isCode ? [{ at: 0, isCode, lines: text.split("\n") }] : split(text);
  return (
    <div className={`whitespace-pre-wrap wrap-anywhere ${className}`}>
      {pieces.map((piece) =>
        piece.isCode ? (
          <pre
            key={piece.at}
            className="whitespace-pre-wrap rounded-control bg-sunk px-3 py-2 font-mono text-ink [tab-size:4] not-first:mt-2 not-last:mb-2"
          >
            <code>{piece.lines.join("\n")}</code>
          </pre>
        ) : (
          <p key={piece.at}>{piece.lines.join("\n")}</p>
        ),
      )}
    </div>
  );
}

/** At the fences, which are kept: what was written is shown as it was. */
function split(text: string): Piece[] {
  const lines = text.split("\n");
  const { isFenced } = findFences(lines, "any");
  return lines.reduce<Piece[]>((pieces, line, index) => {
    const isCode = isFenced[index] ?? false;
    const last = pieces.at(-1);
    if (last?.isCode === isCode) last.lines.push(line);
    else pieces.push({ at: index, isCode, lines: [line] });
    return pieces;
  }, []);
}
