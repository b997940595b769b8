// Where an element ends, found in one pass: an end that wasn't found is not looked for again.

type Search = { source: string; missing: Set<string> };

const neverNested = new Set("pre script style".split(" "));

/** Behind the end of a comment (`!--`), or of the element whose inside begins at `from`. */
export function endOf(search: Search, name: string, from: number): number | undefined {
  const { source, missing } = search;
  if (missing.has(name)) return undefined;
  const close = name === "!--" ? source.indexOf("-->", from) + "-->".length : elementEnd(search, name, from);
  if (close !== undefined && close >= from) return close;
  missing.add(name);
  return undefined;
}

/** With those of its name in it; what stands in a comment ends nothing. */
function elementEnd(search: Search, name: string, from: number): number | undefined {
  const tag = new RegExp(`<!--|<(/?)${name}\\b[^<>]{0,500}>`, "gi");
  const isNested = !neverNested.has(name);
  tag.lastIndex = from;
  let depth = 1;
  for (let found = tag.exec(search.source); found; found = tag.exec(search.source)) {
    if (found[0] === "<!--") {
      if (isNested) tag.lastIndex = endOf(search, "!--", tag.lastIndex) ?? tag.lastIndex;
    } else if (found[1]) depth--;
    else if (isNested) depth++;
    if (depth === 0) return tag.lastIndex;
  }
  return undefined;
}
