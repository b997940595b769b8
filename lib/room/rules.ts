// Limits that the doors enforce and the screens say beforehand. Pure, and free of zod, so that the candidate's page stays small.

/** UTF-16 units. The worst text of this length still fits into one 64 kB frame. */
export const maxTextLength = 16_000;

/** The sentence for a text that is too long, or null. Nothing is ever cut. */
export function tooLong(text: string, what: string): string | null {
  if (text.length <= maxTextLength) return null;
  const over = (text.length - maxTextLength).toLocaleString("en");
  return `${what} can hold ${maxTextLength.toLocaleString("en")} characters; this is ${over} too many. Shorten it and it will be saved.`;
}

/** A tail longer than this is answered with a snapshot. */
export const longestTail = 200;

/** After the end a candidate's last words may still arrive for this long. */
export const lastWordsMs = 15_000;
