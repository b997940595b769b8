// Which question answers for which line of the two documents that the bank was asked to cover. The documents aren't part
// of this tree, so their lines are named by number and hash; where they lie beside the checkout, completeness is shown.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import coverage from "./coverage.json";

type Entry = { document: string; line: number; hash: string; answeredBy?: string[]; leftOut?: string };
const entries: Entry[] = coverage;
const documents = join(process.cwd(), "..", "shared", "seeds");
const names = ["000_5b48073d705ab500", "003_45e396c250ddb0cb"];

const nameOf = (entry: Entry) => `${entry.document}:${entry.line}:${entry.hash}`;

test("each line is answered for by questions that exist, or left out for a reason", () => {
  for (const entry of entries) {
    if (entry.leftOut) expect(["chatter", "separator", "code", "continuation"]).toContain(entry.leftOut);
    else expect(entry.answeredBy, nameOf(entry)).not.toHaveLength(0);
    expect(Boolean(entry.leftOut), nameOf(entry)).toBe(entry.answeredBy === undefined);
    for (const slug of entry.answeredBy ?? []) {
      expect(existsSync(join("db/seed/bank", `${slug}.md`)), `${nameOf(entry)} names ${slug}`).toBe(true);
    }
  }
});

test.runIf(existsSync(documents))("every line that says something is in the map, exactly once", () => {
  const files = readdirSync(documents).map((file) => file.replace(/\.txt$/, ""));
  expect(files.sort()).toEqual(names);
  const lines = names.flatMap((document) =>
    readFileSync(join(documents, `${document}.txt`), "utf8")
      .split("\n")
      .map((text, index) => ({ document, line: index + 1, text: text.trim() }))
      .filter(({ text }) => text !== "")
      .map(({ text, ...where }) => ({
        ...where,
        hash: createHash("sha256").update(text).digest("hex").slice(0, 16),
      })),
  );
  expect(entries.map(nameOf).sort()).toEqual(lines.map(nameOf).sort());
});
