// The source as the architecture tests read it: every file's text, and who imports which names from whom.
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

const roots = [
  "app",
  "lib",
  "db",
  "e2e",
  "bench",
  "server.ts",
  "pages.ts",
  "live.ts",
  "work.ts",
  "admin.ts",
  "drizzle.config.ts",
];

export function walk(path: string): string[] {
  if (!existsSync(path)) return [];
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => walk(join(path, name))) : [path];
}

export const files = roots.flatMap(walk);
export const code = files.filter((path) => /\.tsx?$/.test(path));
export const texts = new Map(code.map((path) => [path, readFileSync(path, "utf8")]));

export const isTest = (path: string) => /\.(test|spec)\.tsx?$/.test(path);

/** What a test shares with others, or a tool of ours outside the product uses: no user ever runs it. */
export const isTool = (path: string) =>
  isTest(path) ||
  /^(e2e|bench|db\/(testing|seed))\/|\/testing\.ts$|\/factories\b|^lib\/architecture\//.test(path);

/** `names` are those of the file imported from; `*` is all of them. `later` is what a line of code asks for when it runs. */
export type Import = { from: string; to: string; names: string[]; typeOnly: boolean; later: boolean };
const statement = /^(?:import|export)\s+(type\s)?([^;"']*?)\s*from\s+"([^"]+)"|\bimport\s*\(?\s*"([^"]+)"/gm;

/** Paths of ours and names of packages. Where every name is a type, nothing is left of the import at run time. */
export function importsOf(from: string, text: string): Import[] {
  return [...text.matchAll(statement)].map(([whole, type, list = "", stated, bare]) => {
    const named = namesIn(list);
    const onlyNames = list.startsWith("{") && named.length > 0;
    const typeOnly = Boolean(type) || (onlyNames && named.every((name) => name.startsWith("type ")));
    const names = named.map((name) => name.replace(/^type\s+/, "").split(/\s+as\s+/)[0] ?? "");
    const all = bare !== undefined || list.includes("*");
    const to = resolve(from, stated ?? bare ?? "");
    return {
      from,
      to,
      names: all ? ["*"] : names,
      typeOnly,
      later: bare !== undefined && whole.includes("("),
    };
  });
}

export const imports = [...texts].flatMap(([from, text]) => importsOf(from, text));

/** The names between braces, each with its `type` or `as`. */
export function namesIn(list: string): string[] {
  const inside = list.match(/\{([^}]*)\}/)?.[1] ?? "";
  return inside.split(",").flatMap((name) => name.trim() || []);
}

function resolve(from: string, name: string): string {
  if (!/^(\.|@\/)/.test(name)) return name;
  const path = name.startsWith("@/") ? name.slice(2) : join(dirname(from), name);
  return [path, `${path}.ts`, `${path}.tsx`].find((one) => texts.has(one)) ?? path;
}
