/** Without what Postgres can't store: a NUL, or half of a pair of characters. Nobody types either on purpose. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

/** At most so many UTF-16 units of a text, and never half of a pair of characters. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Cs}$/u, "");
}

/** Markdown as it is kept: no control characters, no blank lines around it. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/^\s*\n/, "")
    .trimEnd();
}

/** A single statement as it is kept. */
export function tidyLine(text: string): string {
  // Line by line: a pattern like \s*\n\s* takes quadratic time over a long run of blanks.
  return tidyText(text)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join(" ");
}
