// Where a comment or a document points to is there: paths from the root, names of files, numbers of decisions.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { expect, test } from "vitest";
import { code, walk } from "./tree";

const sources = [
  ...code,
  ...walk("scripts"),
  "playwright.config.ts",
  "next.config.js",
  "vitest.config.ts",
].filter((path) => /\.(tsx?|[cm]?js)$/.test(path) && !path.startsWith("lib/architecture/"));
const documents = ["README.md", ...walk("docs").filter((path) => path.endsWith(".md"))];
/** The records of 0021 compare us with other repositories, whose paths are theirs. */
const ours = documents.filter((path) => !path.includes("0021-"));
const names = new Set(
  [...code, ...walk("scripts"), ...walk("drizzle"), ...readdirSync(".")].map((path) => basename(path)),
);

const comments = /\/\*[\s\S]*?\*\/|(?<![:"'`\w])\/\/.*$/gm;
const texts = [
  ...sources.map((path) => ({ path, text: (readFileSync(path, "utf8").match(comments) ?? []).join("\n") })),
  ...ours.map((path) => ({ path, text: readFileSync(path, "utf8") })),
];

const paths =
  /(?<![\w./@-])(?:app|lib|db|e2e|bench|docs|scripts|drizzle)(?:\/(?:\(desk\)|\(room\)|[\w[\].-]*[\w\]]))+/g;
/** Named like a file, and a library. */
const libraries = ["postgres.js"];

const files = /(?<![\w./*@-])[\w.-]+\.(?:tsx?|[cm]?js|sql)\b(?!\/)/g;

test.each([
  [
    "paths",
    paths,
    (path: string) =>
      ["", ".ts", ".tsx", ".md"].some((end) => existsSync(`${path}${end}`)) || isDecision(path),
  ],
  ["files", files, (name: string) => names.has(name) || libraries.includes(name)],
  ["decisions", /(?<=\bdecisions? |docs\/decisions\/)\d{4}/g, isDecision],
  ["designs", /\b(design|house)\.md\b|§ ?\d/g, () => false],
])("%s that are named exist", (_what, pattern, exists) => {
  const lost = texts.flatMap(({ path, text }) =>
    (text.match(pattern) ?? []).filter((one) => !exists(one)).map((one) => `${path} → ${one}`),
  );
  expect(lost, "a signpost that leads nowhere").toEqual([]);
});

function isDecision(name: string): boolean {
  const number = name.match(/\d{4}/)?.[0];
  return number !== undefined && readdirSync("docs/decisions").some((file) => file.startsWith(number));
}
