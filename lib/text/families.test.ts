import { expect, test } from "vitest";
import { familyOf } from "./families";

test.each([
  ["deploying", "deploy", "deploys", "deployed"],
  ["deploy", "deploying", "deployed"],
  ["caching", "cache", "caches", "cached"],
  ["caches", "cache", "caching"],
  ["queries", "query", "querying"],
  ["query", "queries", "queried"],
  ["migrations", "migration", "migrate", "migrating"],
  ["migrate", "migration", "migrations"],
  ["committed", "commit", "commits", "committing"],
  ["commit", "committed", "committing"],
  ["indexes", "index", "indexing"],
  ["classes", "class"],
  ["normalize", "normalise", "normalisation", "normalized"],
  ["serialisation", "serialize", "serializing"],
  ["behaviours", "behavior", "behaviour"],
  ["locking", "lock", "locks"],
])("%s is of one family with %s", (word, ...forms) => {
  expect(familyOf(word)).toEqual(expect.arrayContaining([word, ...forms]));
});

test.each([
  ["class", "clas"],
  ["status", "statu"],
  ["thing", "the"],
  ["string", "str"],
  ["uses", "use"],
  ["header", "head"],
  ["axis", "axi"],
])("%s isn’t of one family with %s", (word, other) => {
  expect(familyOf(word)).not.toContain(other);
});

test("what isn’t plain English letters stands alone", () => {
  for (const word of ["größe", "utf8", "日本", "api", ""]) expect(familyOf(word)).toEqual([word]);
});
