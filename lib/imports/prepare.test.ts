import { randomUUID } from "node:crypto";
import { expect, test, vi } from "vitest";
import { insertImport, keepImport } from "@/db/imports/imports";
import { listItems } from "@/db/imports/items";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { asImporter, type BankWriter } from "@/lib/questions/policy";
import { lineUp } from "@/lib/work/turns/gates";
import { startImport } from "./commands";
import { prepareImport, readStanding } from "./prepare";
import { listRecentImports } from "./reads";

const { database } = useDatabase();

const createWriter = async () => asImporter(await createMember(database()));

const insert = ({ teamId, personId }: BankWriter, name: string) =>
  insertImport(database(), { teamId, createdBy: personId, name });

async function begin(writer: BankWriter, text: string | Uint8Array, name = "notes.md") {
  const { teamId, personId: createdBy } = writer;
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const ticket = lineUp("import", writer);
  const importId = await keepImport(database(), { teamId, createdBy, name, bytes });
  const done = prepareImport(database(), writer, { importId, name, ticket });
  return { importId, teamId, done };
}

async function read(writer: BankWriter, text: string | Uint8Array, name?: string) {
  const { done, ...named } = await begin(writer, text, name);
  await done;
  const standing = await readStanding(database(), writer, named);
  const rows = await listItems(database(), { ...named, show: "all", offset: 0, limit: 100 });
  const items = rows.map((row) => ({
    ...row,
    ...row.fields,
    problems: row.problems,
  }));
  return { ...named, ...standing, items };
}

const document = `# Caching

## Which headers decide whether a cache may keep an answer?

\`Cache-Control\` above all, then \`Expires\`. <script>alert(1)</script>

## Why would a shared cache mix up two people's pages?

Because \`Vary\` didn't name the cookie.
`;

test("a document becomes drafts to review, with their lines and their HTML; the bank stays as it is", async () => {
  const writer = await createWriter();
  const { stage, found, ready, items, report, progress } = await read(
    writer,
    `${document}\n# Nothing below it\n`,
  );
  expect({ stage, found, ready, progress }).toEqual({
    stage: "review",
    found: 2,
    ready: 2,
    progress: undefined,
  });
  expect(
    items.map(({ position, lineFrom, lineTo, choice }) => ({ position, lineFrom, lineTo, choice })),
  ).toEqual([
    { position: 1, lineFrom: 3, lineTo: 5, choice: "add" },
    { position: 2, lineFrom: 7, lineTo: 9, choice: "add" },
  ]);
  expect(items[0]?.question).toMatchObject({ status: "draft", minutes: 5, source: "notes.md, lines 3–5" });
  expect(items[0]?.modelAnswerHtml).toContain("<code>Cache-Control</code>");
  expect(items[0]?.modelAnswerHtml).not.toContain("<script");
  expect(report.leftOutCount).toBeGreaterThan(0);
  expect(await database().$client`select from questions where team_id = ${writer.teamId}`).toHaveLength(0);
});

test("likenesses are found in the team's bank and earlier in the document, not in another team's bank", async () => {
  const writer = await createWriter();
  const other = await createWriter();
  const prompt = "Which headers decide whether a cache may keep an answer?";
  const title = "Which headers decide whether a cache may keep an answer";
  const ours = { title, prompt, topic: "Caching", competency: "Web" };
  const { questionId } = await createQuestion(database(), { teamId: writer.teamId, ...ours });
  await createQuestion(database(), {
    teamId: other.teamId,
    title: "Why would a shared cache mix up two people's pages",
    prompt: "Why would a shared cache mix up two people's pages?",
  });
  const again = `${document}\n## Why would a shared cache mix up two people's pages?\n\nSee above.\n`;
  const { items } = await read(writer, again);
  expect(items[0]).toMatchObject({
    choice: "skip",
    likeness: 1,
    basedOn: 1,
    like: { questionId, version: 1 },
  });
  expect(items[0]?.question).toMatchObject({ topic: "Caching", competency: "Web" });
  expect(items[1]).toMatchObject({ choice: "add", likeness: null, like: null });
  expect(items[2]).toMatchObject({ choice: "skip", likeness: 1, likePosition: 2, like: null });
});

test("what the schema refuses is marked and stays out until it is mended", async () => {
  const long = `## Explain everything about caches, please?\n\n${"ten words in a line, so that it is long enough\n".repeat(300)}`;
  const { items } = await read(await createWriter(), long);
  expect(items[0]?.choice).toBe("skip");
  expect(items[0]?.problems).toEqual([
    { field: "modelAnswer", message: "The model answer is longer than 12000 characters." },
  ]);
  expect(items[0]?.modelAnswerHtml.length).toBeLessThan(13_000);
});

test("a text that can't be shown is a problem of its question, not of the import", async () => {
  const deep = `## What does this show, and why is it so deep?\n\n${">".repeat(60).split("").join(" ")} deep\n\n${document}`;
  const { stage, items } = await read(await createWriter(), deep);
  expect(stage).toBe("review");
  expect(items[0]?.problems).toMatchObject([{ field: "modelAnswer" }]);
  expect(items.slice(1).every(({ problems }) => problems.length === 0)).toBe(true);
});

test.each([
  ["an empty text", "   \n\n"],
  ["a heading alone", "# Questions\n"],
  ["a picture", Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
  ["bytes that are no text", Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3, 0xc3, 0x28])],
  ["front matter that explodes", `---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n`],
])("%s leaves nothing to review, and says why", async (_, text) => {
  const { stage, report, items } = await read(await createWriter(), text);
  expect(stage).toBe("failed");
  expect(report.failure).toMatch(/No question was found/);
  expect(report.problemCount + report.leftOutCount).toBeGreaterThan(0);
  expect(items).toEqual([]);
});

test("one document of a person is read at a time; the others say how many come before them, and more are refused", async () => {
  const writer = await createWriter();
  const holder = lineUp("import", writer);
  const all = await Promise.all(Array.from({ length: 8 }, () => begin(writer, document)));
  const standings = await Promise.all(all.map((named) => readStanding(database(), writer, named)));
  expect(standings.at(-1)).toMatchObject({ stage: "reading", progress: { step: "waiting", ahead: 7 } });
  await expect(begin(writer, document)).rejects.toMatchObject({
    code: "rate_limited",
    message: "You have 8 documents waiting to be read already. Bring this one in when one of them is read.",
  });
  const others = await createWriter();
  expect(await read(others, document)).toMatchObject({ stage: "review" });
  holder.leave();
  await Promise.all(all.map(({ done }) => done));
  expect((await readStanding(database(), writer, all[0] ?? { importId: "" })).stage).toBe("review");
});

test("a document for which there is no place isn't fetched, and one that breaks off gives its place back", async () => {
  const writer = await createWriter();
  const fetch = vi.fn(async () => Promise.reject(new Error("cut off")));
  const start = (who: BankWriter) => startImport(database(), who, { name: "a", fetch });
  for (let nth = 0; nth < 20; nth++) await expect(start(writer)).rejects.toThrow("cut off");
  const busy = await createWriter();
  const held = Array.from({ length: 9 }, () => lineUp("import", busy));
  fetch.mockClear();
  await expect(start(busy)).rejects.toMatchObject({ code: "rate_limited" });
  expect(fetch).not.toHaveBeenCalled();
  for (const ticket of held) ticket.leave();
});

test("a document is put into the database in its turn", async () => {
  const writer = await createWriter();
  const before = lineUp("keep", writer);
  const order: string[] = [];
  const fetch = async () => new TextEncoder().encode("## Why would a document wait here?\n\nIt is large.\n");
  const starting = startImport(database(), writer, { name: "a.md", fetch }).then(() => order.push("kept"));
  for (let round = 0; round < 20; round++) await database().$client`select 1`;
  order.push("its turn");
  before.leave();
  await starting;
  expect(order).toEqual(["its turn", "kept"]);
});

test("an import whose document nobody kept is marked as failed at the next look, and only then", async () => {
  const writer = await createWriter();
  const importId = await insert(writer, "cut.md");
  const { stage, report } = await readStanding(database(), writer, { importId });
  expect([stage, report.failure]).toEqual(["failed", expect.stringMatching(/restarted/)]);
});

test("an import that goes wrong fails with a sentence and lets the next one through", async () => {
  const writer = await createWriter();
  const broken = await begin(writer, document, "a.md");
  const wrong = prepareImport(database(), writer, {
    importId: "no id of an import",
    name: "b.md",
    ticket: lineUp("import", writer),
  });
  const next = await begin(writer, document, "c.md");
  await Promise.all([broken.done, wrong, next.done]);
  expect((await readStanding(database(), writer, next)).stage).toBe("review");
});

test("a stranger finds nothing", async () => {
  const mine = await read(await createWriter(), document);
  const other = await createWriter();
  const theirs = readStanding(database(), other, mine);
  await expect(theirs).rejects.toMatchObject({ code: "not_found" });
});

test("the words are known before anything is accepted, so that accepting keeps nobody from writing them", async () => {
  const word = `w${randomUUID().slice(0, 8)}`;
  await read(await createWriter(), `## Why is there a ${word} here?\n\nBecause of the other${word}.\n`);
  const known = await database()
    .$client`select word from search_words where word in (${word}, ${`other${word}`}) order by word`;
  expect(known).toHaveLength(2);
});

test("a document whose sender left before it was kept isn't kept, and no longer held", async () => {
  const writer = await createWriter();
  const before = lineUp("keep", writer);
  const leaving = new AbortController();
  const fetch = async () => new TextEncoder().encode("## Why?");
  const starting = startImport(database(), writer, { name: "a.md", fetch, left: leaving.signal });
  leaving.abort();
  await expect(starting).rejects.toThrow("You left");
  before.leave();
  expect(await listRecentImports(database(), writer)).toEqual([]);
});
