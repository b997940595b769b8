/** Plain text in which `code` between backticks is set as code: key points, hints, follow-ups, levels. */
export function InlineCode({ text }: { text: string }) {
  return text.split(/`([^`]+)`/).map((piece, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one constant string never move
    index % 2 === 1 ? <code key={index}>{piece}</code> : piece,
  );
}
