// Whatever a version says goes through every statement that carries a whole one.
import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import * as imports from "../imports/writes";
import { appendTypedQuestion } from "../room/typed";
import { questions, questionVersions } from "../schema/bank";
import { teams } from "../schema/people";
import { useDatabase } from "../testing/database";
import { createPerson, createQuestion, createTeam, createWorld } from "../testing/factories";
import { findNewest } from "./drafts";
import { listWholeQuestions } from "./export";
import { listLatestVersions } from "./questions";
import { columnOf, versionColumns, versionTexts } from "./version-columns";
import { findQuestionVersion, isLatest, listVersions, listVersionTexts } from "./versions";
import { writeVersions } from "./writes";

type VersionText = Pick<typeof questionVersions.$inferSelect, keyof typeof versionTexts>;
const { database } = useDatabase();

/** A value of its own in every column, whatever columns there are. */
const sayInEach = (word: string, number: number): VersionText => {
  const values = Object.entries(versionTexts).map(([name, column]) => {
    const texts: Record<string, unknown> = {
      text: `${name} ${word}`,
      smallint: number,
      "text[]": [1, 2, 3, 4, 5].map((index) => `${name} ${word} ${index}`),
    };
    return [name, texts[column.getSQLType()]];
  });
  return { ...Object.fromEntries(values), kind: "design" };
};
const before = sayInEach("before", 2);
const after: VersionText = { ...sayInEach("after", 3), kind: "code" };
const html = { promptHtml: "<p>Prompt</p>", modelAnswerHtml: "<p>Answer</p>" };

let of: { teamId: string; personId: string; questionId: string };
beforeAll(async () => {
  const { personId } = await createPerson(database());
  const { teamId } = await createTeam(database(), { personId, bank: false });
  const { questionId } = await createQuestion(database(), { teamId, ...before, ...html });
  await createQuestion(database(), { teamId, questionId, version: 2, ...after, ...html });
  of = { teamId, personId, questionId };
});

test("the database has these columns and those that only the product knows", async () => {
  const columns = await database().$client<{ name: string }[]>`
    select column_name as name from information_schema.columns where table_name = 'question_versions'`;
  const known = ["id", "questionId", "createdBy", "createdAt", ...Object.keys(versionColumns)];
  expect(columns.map(({ name }) => name).sort()).toEqual(known.map(columnOf).sort());
});

test.each<[string, () => Promise<object | undefined>]>([
  ["a question's page", () => findQuestionVersion(database(), of)],
  ["the editor", () => findNewest(database(), of)],
  ["a change of tags", async () => (await listLatestVersions(database(), inList()))[0]],
  ["an export", async () => (await listWholeQuestions(database(), inList()))[0]],
  ["a comparison", async () => (await listVersionTexts(database(), { ...of, versions: [2] }))[0]],
  ["an import", async () => (await imports.listVersions(database(), { ...inList(), back: 0 }))[0]],
])("%s gets every field", async (_what, read) => {
  expect(await read()).toMatchObject(after);
});
const inList = () => ({ teamId: of.teamId, questionIds: [of.questionId] });

test("a question that is typed in a room has every field: what was typed, and nothing in the others", async () => {
  const { interviewId, interviewerSeatId: seatId } = await createWorld(database(), { status: "live" });
  const opId = randomUUID();
  const typed = { text: "Why?\nAnd how?", title: "Why?", promptHtml: "<p>Why?</p>" };
  expect(await appendTypedQuestion(database(), { interviewId, seatId, opId, ...typed })).toBeDefined();
  const [row] = await database()
    .select(versionColumns)
    .from(questionVersions)
    .where(eq(questionVersions.id, opId));
  const { text, ...said } = typed;
  const about = {
    topic: "On the spot",
    competency: "On the spot",
    kind: "spoken",
    difficulty: 3,
    minutes: 5,
  };
  expect(row).toEqual({ ...emptyFields, ...said, ...about, version: 1, prompt: text });
});
const emptyFields = Object.fromEntries(
  Object.entries(versionColumns).map(([name, column]) => [name, column.getSQLType() === "text[]" ? [] : ""]),
);

test("what the next version takes over has its HTML too", async () => {
  expect(await findNewest(database(), of)).toMatchObject(html);
  const [taken] = await imports.listVersions(database(), { ...inList(), back: 1 });
  expect(taken).toMatchObject({ ...before, ...html });
});

test("a team's copy of the library has every field", async () => {
  const wholeOf = (teamId: string) =>
    database()
      .select({ slug: questions.slug, ...versionTexts, ...htmlColumns })
      .from(questions)
      .innerJoin(questionVersions, isLatest)
      .where(and(eq(questions.teamId, teamId), eq(questions.slug, "django/middleware")));
  const { teamId } = await createTeam(database(), { personId: of.personId });
  const [library] = await database().select({ id: teams.id }).from(teams).where(eq(teams.isLibrary, true));
  const copied = await wholeOf(teamId);
  expect(copied).toHaveLength(1);
  expect(copied).toEqual(await wholeOf(library?.id ?? ""));
});
const htmlColumns = {
  promptHtml: versionColumns.promptHtml,
  modelAnswerHtml: versionColumns.modelAnswerHtml,
};

test.each(Object.keys(versionTexts))(
  "a change of %s alone is told from one version to the next",
  async (name) => {
    const { questionId } = await createQuestion(database(), { teamId: of.teamId, ...before, ...html });
    const row = { ...before, ...html, [name]: after[name as keyof VersionText] };
    const entry = { questionId, slug: questionId, status: "approved", version: 2 } as const;
    const foundBy = { title: "", labels: "", prompt: "", answer: "" };
    await writeVersions(database(), {
      teamId: of.teamId,
      createdBy: null,
      rows: [{ ...row, ...entry, foundBy }],
    });
    const [newest] = await listVersions(database(), { teamId: of.teamId, questionId, limit: 1 });
    const levels = [1, 2, 3, 4, 5].map((level) => `level${level}`);
    expect(newest?.changed).toEqual(name === "levels" ? levels : [name]);
  },
);
