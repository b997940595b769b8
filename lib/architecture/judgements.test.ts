// A figure over what was judged tells something of somebody. One place says what may count (docs/decisions/0029).
import { expect, test } from "vitest";
import { code, isTest, texts } from "./tree";

/** Each reads one author's own, by their seat. */
const byAuthor = ["db/judging/notes.ts", "db/judging/ratings.ts", "db/judging/scorecards.ts"];
const rule = "db/judging/figures.ts";

const read =
  /\b(from|join)\s+"?(ratings|scorecards|notes)\b|\.(from|\w*[jJ]oin)\(\s*(ratings|scorecards|notes)\b/;
/** How many bytes one's own notes have is no judgement. */
const adds =
  /\b(count|avg|sum(?!\(octet_length\()|stddev|percentile_\w+|mode|bool_or|bool_and|\w+_agg|row_number|rank|lag)\s*\(/;

const db = code.filter((path) => /^db\/(?!schema\/|seed\/|testing\/)/.test(path) && !isTest(path));
const textOf = (path: string) => texts.get(path) ?? "";

test("what was judged is read by its author's seat, and for figures by the rule alone", () => {
  const readers = db.filter((path) => read.test(textOf(path)));
  const why =
    "a figure over ratings, scorecards or notes takes its rows from db/judging/figures.ts; what is new there has a test there";
  expect(readers, why).toEqual([...byAuthor, rule].sort());
});

test("nothing is added up, ranked or compared beside the rule", () => {
  const adding = byAuthor.filter((path) => adds.test(textOf(path)));
  expect(adding, "whoever reads it learns something of rows that aren't theirs").toEqual([]);
});

test.each([
  ["select avg(level) from ratings r", true],
  [".from(scorecards)", true],
  [".leftJoin(\n  notes, and())", true],
  ["left join scorecards s on", true],
  ["insert into ratings (level)", false],
  ["from ratings_of_films", false],
])("%j is a read: %s", (text, is) => {
  expect(read.test(text)).toBe(is);
});
