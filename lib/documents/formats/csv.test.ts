import { expect, test } from "vitest";
import type { BankQuestion } from "@/lib/questions/schema";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { finish, sayProblems } from "../testing";
import { readCsv, writeCsv } from "./csv";

const read = (text: string) => finish(readCsv(text));
const fieldsOf = (text: string) => read(text).questions.map(({ fields }) => fields);
const problemsOf = (text: string) => sayProblems(read(text));

const question: BankQuestion = {
  slug: "sheets/sum",
  title: "A sum",
  status: "draft",
  kind: "code",
  topic: "+Spreadsheets",
  competency: "Data",
  difficulty: 2,
  minutes: 5,
  tags: ["one", "two"],
  prompt: '=SUM(A1), or "none"?',
  modelAnswer: "'-1",
  keyPoints: ["=a", "-b"],
  followUps: [],
  hints: ["＝c"],
  levels: ["", "=x", "", "", ""],
  source: "Rehearse",
  licence: "MIT",
};

test("the table begins with its names behind a byte order mark, and no cell begins like a formula", () => {
  const text = [...writeCsv([question])].join("");
  expect(
    text.startsWith("\uFEFFslug,title,status,kind,topic,competency,difficulty,minutes,tags,prompt,"),
  ).toBe(true);
  expect(text).toContain("model_answer,key_points,follow_ups,hints,levels,source,licence\r\n");
  expect(text.endsWith('"Rehearse","MIT"\r\n')).toBe(true);
  expect(text).toContain(`"'=SUM(A1), or ""none""?","''-1","'=a\n-b","","'＝c","'\n=x\n\n\n"`);
  const { slug, ...rest } = question;
  expect(fieldsOf(text)).toEqual([{ slug, ...rest }]);
});

test.each([
  ["commas", "Question,Answer,Category,DIFFICULTY\nWhat?,That.,Web,Hard\n"],
  ["semicolons", "prompt;Model answer;category;difficulty\r\nWhat?;That.;Web;hard"],
  ["tabs", "\uFEFFquestion text\tSolution\tTopic\tLevel\rWhat?\tThat.\tWeb\t4\r"],
  ["German names", "Frage;Antwort;Thema;Schwierigkeit\nWhat?;That.;Web;4"],
  ["French names", "Question;Réponse;Thème;Difficulté\nWhat?;That.;Web;4"],
  ["spaces before quotation marks", 'question, answer, topic, difficulty\n"What?", "That.", "Web", 4'],
])("other people’s table with %s", (_, text) => {
  expect(problemsOf(text)).toEqual([]);
  expect(fieldsOf(text)).toEqual([{ prompt: "What?", modelAnswer: "That.", topic: "Web", difficulty: 4 }]);
});

test("lists are read by the line, tags by commas, semicolons or lines", () => {
  const [fields] = fieldsOf(
    'question,tags,hints,minutes\nWhat?,"Query sets; ORM,n+1, Café","One\n\nTwo",7 min',
  );
  expect(fields).toMatchObject({
    tags: ["query-sets", "orm", "n-1", "cafe"],
    hints: ["One", "Two"],
    minutes: 7,
  });
});

test.each([
  [
    "two columns without names",
    "What is it?,A thing.\nWhy?,So.",
    ["What is it?", "Why?"],
    ["A thing.", "So."],
  ],
  [
    "one column, whose commas separate nothing",
    "What, then, is it?\nWhy?\n",
    ["What, then, is it?", "Why?"],
    [],
  ],
  ["a single named column with commas", "question\nWhat, then?\n", ["What, then?"], []],
])("%s", (_, text, prompts, answers) => {
  const fields = fieldsOf(text);
  expect(fields.map(({ prompt }) => prompt)).toEqual(prompts);
  expect(fields.flatMap(({ modelAnswer }) => modelAnswer ?? [])).toEqual(answers);
});

test("columns that we don't know are named once", () => {
  expect(problemsOf("question,Owner,Score\na,b,1\nc,d,2")).toEqual([
    "1: These columns were left out, as a question has no such field: “Owner”, “Score”.",
  ]);
});

test("rows that are too short or too long are named with their line and still offered", () => {
  const text = 'question,answer,topic\n"one\nline",x\n\na,b,c,d\ne,f,g,,\n';
  expect(problemsOf(text)).toEqual([
    "2: The row has 2 cells where 3 are expected. What is missing counts as empty.",
    "5: The row has 4 cells where 3 are expected. What is too much was left out.",
  ]);
  expect(read(text).questions.map(({ lines, fields }) => [lines, fields.prompt])).toEqual([
    [{ from: 2, to: 3 }, "one\nline"],
    [{ from: 5, to: 5 }, "a"],
    [{ from: 6, to: 6 }, "e"],
  ]);
});

test("a row without a question is left out with its line", () => {
  expect(read("question,answer\n,Only this\n,\nWhat?,").leftOut).toEqual([
    { lines: { from: 2, to: 2 }, text: "Only this", why: "This row has no question." },
  ]);
});

test("a quotation mark that is never closed swallows no rows", () => {
  const text = 'question,answer\n"a,b\nc,d\n';
  expect(problemsOf(text)[0]).toMatch(/^2: A quotation mark is opened/);
  expect(fieldsOf(text).map(({ prompt }) => prompt)).toEqual(['"a', "c"]);
});

test("values that we can't take are named and left out, the question stays", () => {
  const text = "slug,question,kind,difficulty,status\n../etc,What?,quiz,awful,live\n";
  expect(problemsOf(text)).toEqual([
    "2: The slug “../etc” was left out. Expected: small letters, digits and single hyphens, with / between the parts.",
    "2: The kind “quiz” was left out. Expected: one of spoken, code, design, behavioural.",
    "2: The difficulty “awful” was left out. Expected: 1 to 5; easy, medium or hard; junior, mid or senior.",
    "2: The status “live” was left out. Expected: one of draft, approved, retired.",
  ]);
  expect(fieldsOf(text)).toEqual([{ prompt: "What?" }]);
});

test.each([
  ["answer,topic\na,b", /^1: No column is called “question”/],
  [
    "Pregunta;Respuesta;Tema\nQué?;Eso.;Web",
    "1: No column is called “question” or “prompt”. The columns are “Pregunta”, “Respuesta”, “Tema”. Change the name of the one that holds the questions to “question”.",
  ],
  ["a1,b1,c1\na2,b2,c2", /^1: The table has 3 columns without names/],
])("a table without questions says so", (text, expected) => {
  expect(problemsOf(text)).toEqual([expect.stringMatching(expected)]);
  expect(fieldsOf(text)).toEqual([]);
});

test("20,000 rows are read, and where more follow, their line is named", () => {
  const text = `question\n${"What?\n".repeat(20_000)}`;
  expect(problemsOf(text)).toEqual([]);
  expect(problemsOf(`${text}More?\n`)).toEqual([expect.stringMatching(/^20002: .*20,000 questions/)]);
  expect(read(`${text}More?\n`).questions).toHaveLength(20_000);
});

test("a large file hands back control often and takes no more than linear time", async () => {
  const row = `"${'a ""b"", '.repeat(50)}","x"\n`;
  let yields = 0;
  const readAll = (rows: number) => {
    const reading = readCsv(`question,answer\n${row.repeat(rows)}`);
    for (yields = 0; !reading.next().done; ) yields += 1;
  };
  expect(await growthOf(readAll, 1_250)).toBeLessThan(mostGrowth);
  expect(yields, "of 15,000 rows").toBeGreaterThan(100);
});

test.each([
  ["junior", 2],
  ["Mid", 3],
  ["senior", 4],
  ["Beginner", 2],
  ["expert", 5],
])("the difficulty %s is read", (said, difficulty) => {
  const found = finish(readCsv(`question,level\nWho waits?,${said}\n`));
  expect(found.problems).toEqual([]);
  expect(found.questions[0]?.fields.difficulty).toBe(difficulty);
});
