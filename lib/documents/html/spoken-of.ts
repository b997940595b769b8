// Tags that a text speaks of (“the <br> tag”, “<div> or <span>”), told from those that it is made of.

/** The names that are closed somewhere in the text. */
export function closedIn(text: string, names = new Set<string>()): Set<string> {
  for (const [, name = ""] of text.matchAll(/<\/([a-z][a-z0-9]{0,9})/gi)) names.add(name.toLowerCase());
  return names;
}

/** HTML itself lets these stand alone. */
const alone = new Set("p br hr li dt dd img".split(" "));
const before = /\b(?:the|an?|and|or|between|of|use|using|with|in|does|is) $/i;
const after = /^ (?:tags?|elements?|and|or|vs)\b/i;
const nearby = 12;

/** `found`: a tag with the groups / · name · attributes; `closed`: the names that are closed in the same text. */
export function isSpokenOf(found: RegExpExecArray, closed: ReadonlySet<string>): boolean {
  const [all, close, name, attributes] = found;
  if (!name || close || attributes?.trim()) return false;
  const { input, index } = found;
  const end = index + all.length;
  if (after.test(input.slice(end, end + nearby))) return true;
  if (!alone.has(name.toLowerCase())) return !closed.has(name.toLowerCase());
  return before.test(input.slice(Math.max(0, index - nearby), index));
}
