// What nobody uses is not written: every export has a reader in another file, every dependency an import.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { code, imports, importsOf, isTest, isTool, namesIn, texts, walk } from "./tree";

/** What Next and drizzle-kit read by name. */
const byName =
  /^app\/.*\/?(page|layout|not-found|error|route|default)\.tsx?$|^drizzle\.config\.ts$|^db\/schema\//;
const except: Record<string, string> = {
  "bench/faults/wire.ts: Socket": "stands in for socket.io-client while the faults are bundled (plugins.mjs)",
  "db/client.ts: openDatabase": "tests and tools open what the product shares; only the client can wrap one",
};

/** Files outside the tree that reach into it: settings and the scripts that bundle. */
const outside = [
  ...walk("bench"),
  ...walk("scripts"),
  "playwright.config.ts",
  "next.config.js",
  "versions.test.ts",
]
  .filter((path) => /\.[cm]?js$|^[^/]+$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, "utf8") }));
const scripts = outside.filter(({ path }) => /[cm]js$/.test(path));

const declared = /^export\s+(?:async\s+)?(?:const|let|function\*?|class|type|interface|enum)\s+(\w+)/gm;
const listed = /^export\s+(?:type\s+)?\{[^}]*\}/gm;
const exported = code
  .filter((path) => !isTest(path) && !byName.test(path))
  .flatMap((path) => {
    const text = texts.get(path) ?? "";
    const ofLists = [...text.matchAll(listed)]
      .flatMap(([list]) => namesIn(list))
      .map((name) => name.split(/\s+as\s+/).at(-1) ?? "");
    return [...[...text.matchAll(declared)].map(([, name = ""]) => name), ...ofLists].map((name) => ({
      path,
      name,
    }));
  });

const importers = new Map<string, string[]>();
const everyImport = [...imports, ...outside.flatMap(({ path, text }) => importsOf(path, text))];
for (const { from, to, names } of everyImport)
  for (const name of names)
    importers.set(`${to}: ${name}`, [...(importers.get(`${to}: ${name}`) ?? []), from]);

/** Who imports it by name; through `*`, who says the name; and the scripts that say it. */
function readersOf({ path, name }: { path: string; name: string }): string[] {
  const says = (text = "") => new RegExp(`\\b${name}\\b`).test(text);
  return [
    ...(importers.get(`${path}: ${name}`) ?? []),
    ...(importers.get(`${path}: *`) ?? []).filter((from) => says(texts.get(from))),
    ...scripts.filter(({ text }) => says(text)).map((script) => script.path),
  ];
}

/** In code, beside where it is declared. */
function usedAtHome({ path, name }: { path: string; name: string }): boolean {
  const withoutComments = (texts.get(path) ?? "").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");
  return (withoutComments.match(new RegExp(`\\b${name}\\b`, "g")) ?? []).length > 1;
}
const show = ({ path, name }: { path: string; name: string }) => `${path}: ${name}`;
const unread = exported.filter((one) => readersOf(one).length === 0);
const ofTests = exported.filter(
  (one) => !isTool(one.path) && !usedAtHome(one) && readersOf(one).every(isTool),
);
const unexpected = (found: typeof exported) => found.map(show).filter((one) => !(one in except));

test("an export has a reader in another file", () => {
  expect(exported.length).toBeGreaterThan(500);
  expect(unexpected(unread), "delete it, or keep it to its file").toEqual([]);
});

test("an export of the product is used by the product, not by tests alone", () => {
  const why = "a test keeps dead code alive: delete both, or move it beside the tests";
  expect(unexpected(ofTests), why).toEqual([]);
  const needed = [...unread, ...ofTests].map(show);
  const idle = Object.keys(except).filter((one) => !needed.includes(one));
  expect(idle, "an exception that nobody needs any more").toEqual([]);
});

test("every dependency is imported, or run as a command", () => {
  const {
    dependencies,
    devDependencies,
  }: Record<string, Record<string, string>> = JSON.parse(readFileSync("package.json", "utf8"));
  const commands = ["@biomejs/biome", "typescript"];
  const settings = ["postcss.config.mjs", "app/globals.css"].map((path) => readFileSync(path, "utf8"));
  const said = [...texts.values(), ...outside.map(({ text }) => text), ...settings].join("\n");
  const unused = Object.keys({ ...dependencies, ...devDependencies }).filter(
    (name) =>
      !name.startsWith("@types/") && !commands.includes(name) && !new RegExp(`["']${name}["'/]`).test(said),
  );
  expect(unused, "it is installed everywhere and serves nowhere").toEqual([]);
});
