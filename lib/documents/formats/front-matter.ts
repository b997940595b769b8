import { isNode, LineCounter, parseDocument, stringify } from "yaml";

export type Problem = { line: number; message: string };
type YamlRead = {
  value: unknown;
  lineOf: (path: readonly PropertyKey[]) => number;
  problems: Problem[];
};

/** Reads a small YAML text as data only: no aliases (an alias can blow a line up to gigabytes), no second key of a name. */
export function readYaml(text: string, firstLine = 1): YamlRead {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, schema: "core", prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line + firstLine - 1;
  const problems = [...document.errors, ...document.warnings].map((error) => ({
    line: lineAt(error.pos[0]),
    message: `This is not YAML that can be read: ${error.message}`,
  }));
  const lineOf = (path: readonly PropertyKey[]): number => {
    const node = path.length > 0 ? document.getIn(path, true) : undefined;
    const range = isNode(node) ? node.range : undefined;
    return range ? lineAt(range[0]) : path.length > 0 ? lineOf(path.slice(0, -1)) : firstLine;
  };
  if (problems.length > 0) return { value: undefined, lineOf, problems };
  try {
    return { value: document.toJS({ maxAliasCount: 0 }), lineOf, problems };
  } catch {
    return {
      value: undefined,
      lineOf,
      problems: [{ line: firstLine, message: "YAML aliases are not read here." }],
    };
  }
}

/** One field a line, lists in brackets. */
export function writeYaml(fields: Record<string, unknown>): string {
  return Object.entries(fields)
    .map(
      ([name, value]) => `${name}: ${stringify(value, { lineWidth: 0, collectionStyle: "flow" }).trim()}\n`,
    )
    .join("");
}
