// How long a text may be that saves itself or is sent at once: the doors enforce it and the screens say it beforehand. Free of
// zod, so that the candidate's page stays small.

/** UTF-16 units. Ordinary text of this length fits into one 64 kB frame in any script. */
export const maxTextLength = 16_000;
/** Text that is mostly control characters takes six bytes each in a frame; a frame that is too large would cut its sender. */
const maxFrameBytes = 60_000;

/** UTF-16 units of what is typed in the room and sent as it stands. */
const mostTyped = { question: 2_000, "follow-up": 400, message: 300 };
export type TypedKind = keyof typeof mostTyped;

/** The sentence for what is too long to be sent, or null. */
export function tooLongToSend(text: string, kind: TypedKind): string | null {
  const over = text.length - mostTyped[kind];
  if (over <= 0) return null;
  return `A ${kind} can hold ${mostTyped[kind].toLocaleString("en")} characters; this is ${over.toLocaleString("en")} too many.`;
}

const mostSearched = 200;
/** The sentence for what is too long to be looked for, or null. */
export function tooLongToSearch(text: string): string | null {
  const over = text.length - mostSearched;
  return over <= 0 ? null : `A search can hold ${mostSearched} characters; this is ${over} too many.`;
}

/** The sentence for a text that is too long, or null. Nothing is ever cut. */
export function tooLong(text: string, what: string): string | null {
  if (text.length > maxTextLength) {
    const over = (text.length - maxTextLength).toLocaleString("en");
    return `${what} can hold ${maxTextLength.toLocaleString("en")} characters; this is ${over} too many. Shorten it and it will be saved.`;
  }
  if (
    text.length * 6 > maxFrameBytes &&
    new TextEncoder().encode(JSON.stringify(text)).length > maxFrameBytes
  ) {
    return `${what} holds too many unprintable characters to be sent. Remove them and it will be saved.`;
  }
  return null;
}
