// A plain text where Markdown is expected: its lines stay as they are, and nothing in it is read as markup.
import { beginningOf } from "./tidy";

const longestTitle = 80;

/** The first line that says anything, cut between words where it is long. */
export function titleOf(text: string): string {
  const line =
    text
      .split("\n")
      .find((one) => one.trim())
      ?.trim() ?? "";
  if (line.length <= longestTitle) return line;
  const head = beginningOf(line, longestTitle - 1);
  return `${/\s/.test(head) ? head.replace(/\s+\S*$/, "") : head}…`;
}

/** One paragraph, whose class keeps its lines. */
export const asHtml = (text: string): string =>
  `<p class="as-typed">${text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")}</p>`;
