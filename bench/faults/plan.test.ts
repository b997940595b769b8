import { describe, expect, it } from "vitest";
import type { Fault } from "./fault";
import { type Faults, plan } from "./plan";

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
    expect(() => names(["three"])).toThrow("There is no part “three”");
  });

  it("share a scene in the quick form, where it is the usual one", () => {
    expect(names(["one", "other", "two", "hours"], true)).toEqual(["together", "other", "hours"]);
    expect(names([], true)).toEqual(["together"]);
    expect(names(["one", "long"], true)).toEqual(["together", "long"]);
  });
});
