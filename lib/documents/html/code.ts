// The signs that HTML writes for others, and code as it was before somebody made HTML of it.
const named: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
  hellip: "…",
  lsquo: "‘",
  rsquo: "’",
  ldquo: "“",
  rdquo: "”",
  rarr: "→",
  larr: "←",
  times: "×",
  bull: "•",
};

/** One sign; as it stands where it is none that we know. */
export function decodeEntity(entity: string): string {
  const body = entity.slice(1, -1).toLowerCase();
  if (!body.startsWith("#")) return named[body] ?? entity;
  const code = body[1] === "x" ? Number.parseInt(body.slice(2), 16) : Number(body.slice(1));
  return code >= 32 && code < 0x110000 && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : " ";
}

/** Without the tags that colour it. */
export const plainCode = (html: string): string =>
  html
    .replace(/<br\s?\/?>/gi, "\n")
    .replace(/<\/?(?:code|span|b|i|em|strong|font)(?:\s[^<>]{0,500})?>/gi, "")
    .replace(/&(?:#\d{1,6}|#x[\da-f]{1,5}|[a-z]{2,8});/gi, decodeEntity);
