import { beforeAll, describe, expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { asImporter, type BankWriter } from "@/lib/questions/policy";
import type { Question } from "@/lib/questions/schema";
import { chooseItem, chooseMany, discardImport, editItem, setMany, startImport } from "./commands";
import { readStanding } from "./prepare";
import { listRecentImports, readReview } from "./reads";
import type { EditItem } from "./schema";

const { database } = useDatabase();
const plain = [
  "Which headers decide whether a cache may keep an answer?",
  "How would you find the slowest query of a page?",
  "Why does a migration lock a large table?",
  "What happens to a signal when its receiver raises?",
].map((prompt) => `## ${prompt}\n\nThe answer.\n\n`);
const known = "## When does a queryset really run, in words?\n\nLate.\n\n";
const long = `## Explain everything about caches, please?\n\n${"ten words in a line, so that it is long enough\n".repeat(300)}\n`;

let writer: BankWriter;
let likeId: string;

const createWriter = async () => asImporter(await createMember(database()));

beforeAll(async () => {
  writer = await createWriter();
  const prompt = "When does a queryset really run, in words?";
  likeId = (await createQuestion(database(), { teamId: writer.teamId, title: "Evaluation", prompt }))
    .questionId;
});

const bytes = (text: string) => new TextEncoder().encode(text);

/** Numbers 1 to 4 are new, 5 is like one in the bank, 6 is too long. */
async function prepare() {
  const text = plain.join("") + known + long;
  const { importId } = await startImport(database(), writer, {
    name: "a.md",
    fetch: async () => bytes(text),
  });
  const stage = async () => (await readStanding(database(), writer, { importId })).stage;
  await expect.poll(stage, { timeout: 15_000 }).toBe("review");
  return { importId };
}
type Prepared = Awaited<ReturnType<typeof prepare>>;

async function review({ importId }: Prepared) {
  return readReview(database(), writer, { importId, show: "all", page: 1 });
}
const choices = async (prepared: Prepared) =>
  (await review(prepared)).items.map(({ choice }) => choice).join(" ");

describe("the review", () => {
  test("counts, and shows each sort by itself", async () => {
    const prepared = await prepare();
    const { counts } = await review(prepared);
    expect(counts).toEqual({ found: 6, chosen: 5, skipped: 1, problems: 1, alike: 1 });
    for (const [show, positions] of [
      ["alike", [5]],
      ["problems", [6]],
      ["skipped", [6]],
    ] as const) {
      const shown = await readReview(database(), writer, { ...prepared, show, page: 1 });
      expect(shown.items.map(({ position }) => position)).toEqual(positions);
    }
    expect(await listRecentImports(database(), writer)).toContainEqual(
      expect.objectContaining({ importId: prepared.importId, stage: "review", found: 6, made: undefined }),
    );
  });

  test("each is chosen by itself; what has problems can't be", async () => {
    const prepared = await prepare();
    await chooseItem(database(), writer, { ...prepared, position: 1, choice: "skip" });
    await chooseItem(database(), writer, { ...prepared, position: 5, choice: "version" });
    await expect(
      chooseItem(database(), writer, { ...prepared, position: 6, choice: "add" }),
    ).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/Edit it first/),
    });
    await expect(
      chooseItem(database(), writer, { ...prepared, position: 2, choice: "version" }),
    ).rejects.toThrow(/has gone/);
    expect(await choices(prepared)).toBe("skip add add add version skip");
  });

  test("a new version follows the one that is the latest when it is chosen", async () => {
    const prepared = await prepare();
    const at5 = async () => (await review(prepared)).items[4]?.basedOn;
    expect(await at5()).toBe(1);
    const { teamId } = writer;
    const prompt = "When does a queryset really run, in words?";
    await createQuestion(database(), {
      teamId,
      questionId: likeId,
      version: 2,
      title: "Evaluation",
      prompt,
    });
    await chooseItem(database(), writer, { ...prepared, position: 5, choice: "version" });
    expect(await at5()).toBe(2);
  });

  test("many are chosen at once: a range, what is listed, or all; a new version stays one", async () => {
    const prepared = await prepare();
    await chooseItem(database(), writer, { ...prepared, position: 5, choice: "version" });
    await chooseMany(database(), writer, { ...prepared, isChosen: false, show: "all", from: 2, to: 3 });
    expect(await choices(prepared)).toBe("add skip skip add version skip");
    await chooseMany(database(), writer, { ...prepared, isChosen: true, show: "all" });
    expect(await choices(prepared)).toBe("add add add add version skip");
    await chooseMany(database(), writer, { ...prepared, isChosen: false, show: "alike" });
    expect(await choices(prepared)).toBe("add add add add skip skip");
  });

  test("values are set for many, and what they mend is no problem any more", async () => {
    const prepared = await prepare();
    const numbers = [
      { from: 1, to: 2 },
      { from: 4, to: 900_000 },
    ];
    const values = { topic: "Caching", minutes: 9, tags: ["a"] };
    expect(await setMany(database(), writer, { ...prepared, numbers, values })).toEqual({ set: 5 });
    const { items } = await review(prepared);
    expect(items.map(({ question }) => question.minutes)).toEqual([9, 9, 5, 9, 9, 9]);
    expect(items[0]).toMatchObject({ question: { topic: "Caching", tags: ["a"], kind: "spoken" } });
    expect(items[0]?.given).toEqual(expect.arrayContaining(["prompt", "topic", "minutes", "tags"]));
    expect(items[5]?.problems).toHaveLength(1);
    await expect(setMany(database(), writer, { ...prepared, numbers, values: {} })).rejects.toMatchObject({
      code: "invalid",
    });
  });
});

async function questionAt(prepared: Prepared, position: number) {
  const item = (await review(prepared)).items[position - 1];
  if (!item) throw new Error("There is no such item");
  return item.question;
}

describe("mending one", () => {
  type Change = Partial<EditItem>;
  const edit = async (prepared: Prepared, position: number, { before, ...change }: Change) => {
    const was = (before as Question | undefined) ?? (await questionAt(prepared, position));
    await editItem(database(), writer, { ...prepared, position, before: was, ...was, ...change });
    return (await review(prepared)).items[position - 1];
  };

  test("is saved with its HTML; one with problems is chosen from then on", async () => {
    const prepared = await prepare();
    const item = await edit(prepared, 6, { modelAnswer: "Short, and **bold**." });
    expect(item).toMatchObject({ problems: [], choice: "add" });
    expect(item?.modelAnswerHtml).toBe("<p>Short, and <strong>bold</strong>.</p>");
    expect(item?.given).toContain("modelAnswer");
  });

  test("leaves a skipped one skipped", async () => {
    const prepared = await prepare();
    await chooseItem(database(), writer, { ...prepared, position: 2, choice: "skip" });
    const item = await edit(prepared, 2, { title: "A better title" });
    expect(item).toMatchObject({ choice: "skip", question: { title: "A better title" } });
  });

  test("says what is wrong at its field and saves nothing", async () => {
    const prepared = await prepare();
    const wrong = { title: "x", minutes: 1.5, keyPoints: ["y".repeat(401)] };
    await expect(edit(prepared, 1, wrong)).rejects.toMatchObject({
      code: "invalid",
      fields: { title: expect.any(String), minutes: expect.any(String), keyPoints: expect.any(String) },
    });
    const deep = `${"> ".repeat(60)}deep`;
    await expect(edit(prepared, 1, { prompt: deep })).rejects.toMatchObject({
      fields: { prompt: expect.stringMatching(/nested too deeply/) },
    });
    expect((await review(prepared)).items[0]?.question.minutes).toBe(5);
  });

  test("from two tabs keeps what each changed; the second is shown what both changed, and may insist", async () => {
    const prepared = await prepare();
    const before = await questionAt(prepared, 1);
    await edit(prepared, 1, { before, topic: "Caching", modelAnswer: "Theirs." });
    const mine = { before, title: "My title", modelAnswer: "Mine." };
    await expect(edit(prepared, 1, mine)).rejects.toMatchObject({
      code: "conflict",
      fields: { modelAnswer: "Somebody else wrote here: Theirs." },
    });
    expect(await questionAt(prepared, 1)).toMatchObject({ modelAnswer: "Theirs." });
    const item = await edit(prepared, 1, { ...mine, replaces: "yes" });
    expect(item?.question).toMatchObject({ title: "My title", modelAnswer: "Mine.", topic: "Caching" });
  });

  test("at the same moment loses nobody's field", async () => {
    const prepared = await prepare();
    const before = await questionAt(prepared, 1);
    const changes = [{ title: "A title" }, { modelAnswer: "An answer." }, { minutes: 9 }, { topic: "Locks" }];
    await Promise.all(changes.map((change) => edit(prepared, 1, { before, ...change })));
    expect(await questionAt(prepared, 1)).toMatchObject(Object.assign({}, ...changes));
  });
});

describe("who may", () => {
  const steps: Record<string, (given: Prepared, by?: BankWriter) => Promise<unknown>> = {
    chooseItem: (given, by = writer) => chooseItem(database(), by, { ...given, position: 1, choice: "skip" }),
    chooseMany: (given, by = writer) =>
      chooseMany(database(), by, { ...given, isChosen: false, show: "all" }),
    setMany: (given, by = writer) =>
      setMany(database(), by, { ...given, numbers: [{ from: 1, to: 6 }], values: { minutes: 9 } }),
    editItem: async (given, by = writer) => {
      const before = await questionAt(given, 1);
      await editItem(database(), by, { ...given, position: 1, before, ...before, title: "Mine" });
    },
    discardImport: (given, by = writer) => discardImport(database(), by, given),
  };

  test.each(Object.entries(steps))("%s knows nothing of another team's import", async (_, step) => {
    const prepared = await prepare();
    const before = await review(prepared);
    await expect(step(prepared, await createWriter())).rejects.toMatchObject({ code: "not_found" });
    expect(await review(prepared)).toEqual(before);
    await expect(step(prepared)).resolves.not.toThrow();
  });

  test.each(Object.entries(steps))("%s is refused once the import was accepted", async (_, step) => {
    const prepared = await prepare();
    await database().$client`update imports set stage = 'accepted' where id = ${prepared.importId}`;
    const before = await review(prepared);
    await expect(step(prepared)).rejects.toMatchObject({ code: "conflict" });
    expect(await review(prepared)).toEqual(before);
  });

  test("the review shows another team nothing, not even how much there is", async () => {
    const shown = readReview(database(), await createWriter(), {
      ...(await prepare()),
      show: "all",
      page: 1,
    });
    const counts = { found: 0, chosen: 0, skipped: 0, problems: 0, alike: 0 };
    expect(await shown).toEqual({ counts, items: [] });
  });

  test("an empty document is not taken", async () => {
    const empty = startImport(database(), writer, { name: "a", fetch: async () => bytes("") });
    await expect(empty).rejects.toMatchObject({ code: "invalid" });
  });
});
