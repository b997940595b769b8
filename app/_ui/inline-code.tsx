/** Plain text in which `code` between backticks is set as code: key points, hints, follow-ups, levels. */
export function InlineCode({ text }: { text: string }) {
  return text.split(/`([^`]+)`/).map((piece, place) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one constant string never move
    place % 2 === 1 ? <code key={place}>{piece}</code> : piece,
  );
}
