/** Without what Postgres can't store: a NUL, or half of a pair of characters. Nobody types either on purpose. */
export function toStorable(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}

/** At most so many UTF-16 units of a text, and never half of a pair of characters. */
export function beginningOf(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Cs}$/u, "");
}

/** Does a reader see anything of it? Accents without a letter, and what was half a character, say nothing; nor does U+2800, a Braille cell without dots. */
export const saysSomething = (text: string): boolean =>
  /[^\s\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Default_Ignorable_Code_Point}\u2800\ufffd]/u.test(text);

/**
 * Markdown as it is kept: no control characters, none that turn what stands behind them (Unicode TR 9; “Trojan Source”), no blank
 * lines around it; nothing at all where nobody would see any of it.
 */
export function tidyText(text: string): string {
  const tidy = text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/gu, "")
    .replace(/^\s*\n/, "")
    .trimEnd();
  return saysSomething(tidy) ? tidy : "";
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
