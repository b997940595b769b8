// A plain text where Markdown is expected: its lines stay as they are, and nothing in it is read as markup but fences around code.
import { closesFence, openingFence } from "./fences";
import { beginningOf } from "./tidy";

const longestTitle = 80;

/** The first line that says anything, cut between words where it is long. */
export function titleOf(text: string): string {
  const lines = text.split("\n").filter((one) => one.trim());
  const line = (lines.find((one) => !openingFence(one)) ?? lines[0] ?? "").trim();
  if (line.length <= longestTitle) return line;
  const head = beginningOf(line, longestTitle - 1);
  return `${/\s/.test(head) ? head.replace(/\s+\S*$/, "") : head}…`;
}

/** Paragraphs and code whose class keeps their lines. */
export function asHtml(text: string): string {
  const pieces: { isCode: boolean; lines: string[] }[] = [{ isCode: false, lines: [] }];
  let open: string | undefined;
  for (const line of text.split("\n")) {
    const fence = open === undefined ? openingFence(line) : undefined;
    if (fence !== undefined || (open !== undefined && closesFence(line, open))) {
      open = fence;
      pieces.push({ isCode: open !== undefined, lines: [] });
    } else pieces.at(-1)?.lines.push(line);
  }
  return pieces.map(toElement).join("");
}

function toElement({ isCode, lines }: { isCode: boolean; lines: string[] }): string {
  const escaped = lines.join("\n").replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  if (isCode) return `<pre><code>${escaped}</code></pre>`;
  return escaped.trim() ? `<p class="as-typed">${escaped.replace(/^\n+|\n+$/g, "")}</p>` : "";
}
