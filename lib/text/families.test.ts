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
  ["url", "urls"],
  ["uses", "use"],
  ["colour", "color"],
  ["behavior", "behaviour", "behaviours"],
  ["color", "colour"],
  ["analysing", "analyze", "analyse"],
  ["center", "centre"],
  ["license", "licence"],
  ["indices", "index"],
  ["index", "indices"],
  ["analyses", "analysis"],
  ["running", "run", "runs"],
  ["using", "use", "used"],
  ["use", "using"],
  ["deployment", "deploy", "deploying"],
  ["deploying", "deployments"],
])("%s is of one family with %s", (word, ...forms) => {
  expect(familyOf(word)).toEqual(expect.arrayContaining([word, ...forms]));
});

test.each([
  ["class", "clas"],
  ["status", "statu"],
  ["thing", "the"],
  ["string", "str"],
  ["header", "head"],
  ["axis", "axi"],
  ["four", "for"],
  ["notation", "note"],
  ["state", "station"],
  ["bus", "bu"],
  ["seed", "see"],
  ["not", "noted"],
  ["comment", "com"],
  ["the", "thing"],
  ["this", "thi"],
])("%s isn’t of one family with %s", (word, other) => {
  expect(familyOf(word)).not.toContain(other);
});

test("what isn’t plain English letters stands alone", () => {
  for (const word of ["größe", "utf8", "日本", "db", ""]) expect(familyOf(word)).toEqual([word]);
});
