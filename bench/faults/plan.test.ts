import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faults as real } from "./all";
import type { Fault } from "./fault";
import { type Faults, listNames, plan } from "./plan";

const fault = (given: Partial<Fault> = {}): Fault => ({ what: "", strike: async () => [], ...given });
const faults: Faults = {
  one: fault(),
  two: fault(),
  other: fault({ file: "another-build" }),
  hours: fault({ onlyNamed: true }),
  long: fault({ isLong: true }),
};
const names = (words: string[], quick = false) => plan(words, faults, quick).map(({ name }) => name);

describe("which faults run", () => {
  it("are all of the table and the attacks, each alone, but what takes hours", () => {
    expect(names([]).slice(0, 4)).toEqual(["one", "two", "other", "long"]);
    expect(names([])).toContain("page-flood");
    expect(names([])).not.toContain("hours");
  });

  it("are those that are named", () => {
    expect(names(["hours", "two", "--hours=2"])).toEqual(["hours", "two"]);
    expect(names(["attacks"])).toContain("page-flood");
    expect(() => names(["three"])).toThrow("There is no “three” here. There are: one, two,");
  });

  it("share a scene in the quick form, where it is the usual one", () => {
    expect(names(["one", "other", "two", "hours"], true)).toEqual(["together", "other", "hours"]);
    expect(names([], true)).toEqual(["together"]);
    expect(names(["one", "long"], true)).toEqual(["together", "long"]);
  });
});

const root = join(import.meta.dirname, "..", "..");
const papers = [
  "README.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).map((name) => join("docs", name)),
];
const written = papers
  .filter((name) => name.endsWith(".md"))
  .flatMap((name) => [...readFileSync(join(root, name), "utf8").matchAll(/npm run faults -- ([^`]+)`/g)])
  .flatMap(([, words = ""]) => words.split(/[\s|]+/));

describe("the list of faults", () => {
  it("has each number, and its words with it", () => {
    for (let number = 1; number <= 25; number++) {
      expect(plan([`F${number}`], real, false)).toHaveLength(1);
      expect(listNames(real)).toMatch(new RegExp(`\\bF${number}\\b.* \\w+`));
    }
  });

  it("has each name that is written down", () => {
    expect(written).toContain("F19");
    for (const name of written) expect(plan([name], real, false), name).not.toHaveLength(0);
  });
});
