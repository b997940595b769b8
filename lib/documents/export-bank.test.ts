import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { listWholeQuestions } from "@/db/bank/export";
import { copyPacks } from "@/db/bank/questions";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { libraryPacks } from "../library/catalogue";
import { exportQuerySchema, kitSchema, questionSchema } from "../questions/schema";
import { exportBank, type Wanted } from "./export-bank";
import { type ExportFormat, exportFormatNames, exportFormats } from "./export-formats";
import type { DocumentRead } from "./found";
import { readDocument } from "./read-document";
import { finish } from "./testing";

const { database } = useDatabase();
let viewer: Member;
let draftId: string;

beforeAll(async () => {
  viewer = await createMember(database());
  const { teamId } = viewer;
  await copyPacks(database(), { teamId, packs: Object.keys(libraryPacks) });
  const draft = { title: "=SUM(A1)", prompt: "Why “not”?", modelAnswer: "", source: 's, "quoted"' };
  ({ questionId: draftId } = await createQuestion(database(), {
    teamId,
    ...draft,
    slug: "a-draft",
    status: "draft",
  }));
});

async function take(format: ExportFormat, wanted: Wanted = {}, as = viewer): Promise<DocumentRead> {
  const pieces: Uint8Array[] = [];
  for await (const piece of exportBank(database(), as, { wanted, format }))
    pieces.push(typeof piece === "string" ? Buffer.from(piece) : piece);
  return finish(readDocument({ name: `bank.${exportFormats[format].ending}`, bytes: Buffer.concat(pieces) }));
}

const bySlug = (one: { slug?: string }, other: { slug?: string }) =>
  (one.slug ?? "") < (other.slug ?? "") ? -1 : 1;

async function stored() {
  const rows = await database().$client<
    { id: string }[]
  >`select id from questions where team_id = ${viewer.teamId}`;
  const questionIds = rows.map(({ id }) => id);
  return (await listWholeQuestions(database(), { ...viewer, questionIds })).sort(bySlug);
}

describe("the whole bank", () => {
  test.each(exportFormatNames)(
    "comes back from %s as it was, with more questions than are fetched at once",
    async (format) => {
      expect(exportQuerySchema.parse({ format })).toMatchObject({ format });
      const { questions, problems } = await take(format);
      expect(problems).toEqual([]);
      const back = questions.map(({ fields: { slug, ...fields } }) => ({
        slug,
        ...questionSchema.parse(fields),
      }));
      expect(back.length).toBeGreaterThan(200);
      expect(back.sort(bySlug)).toEqual(await stored());
    },
  );

  test.each(["zip", "markdown", "json"] as const)(
    "%s brings the kits with their questions in order",
    async (format) => {
      const { kits } = await take(format);
      const found = kits.find(({ slug }) => slug === "django-mid");
      expect(kits.length).toBeGreaterThanOrEqual(9);
      const { slug: _, ...fields } = found ?? {};
      expect(kitSchema.safeParse(fields).success).toBe(true);
      expect(found?.items[0]).toEqual({ question: "django/from-url-to-response", minutes: 5 });
    },
  );
});

test("a filter's result is all of it, and of the kits only those that are whole in it", async () => {
  const { questions, kits } = await take("json", {
    filters: { statuses: ["approved"], kinds: ["behavioural"] },
  });
  expect(questions.length).toBeGreaterThan(20);
  expect(questions.every(({ fields }) => fields.kind === "behavioural")).toBe(true);
  expect(kits.map(({ slug }) => slug)).toEqual(["working-together"]);
  const found = await take("csv", { text: "middleware", filters: {} });
  expect(found.questions.some(({ fields }) => fields.slug === "django/middleware")).toBe(true);
});

test("what a misspelt text shows in the list comes out, and of what is no text nothing", async () => {
  const slugs = async (text: string) =>
    (await take("csv", { text, filters: {} })).questions.map(({ fields }) => fields.slug).sort();
  expect((await slugs("querset")).length).toBeGreaterThan(0);
  expect(await slugs("querset")).toEqual(await slugs("queryset"));
  expect(await slugs("!!!")).toEqual([]);
});

test("a kit is its questions and itself; somebody else's is not found", async () => {
  const [kit] = await database()
    .$client`select id from kits where team_id = ${viewer.teamId} and slug = 'django-junior'`;
  const { questions, kits } = await take("zip", { kitId: kit?.id });
  expect(kits.map(({ slug }) => slug)).toEqual(["django-junior"]);
  expect(questions.map(({ fields }) => fields.slug).sort()).toEqual(
    kits[0]?.items.map((item) => item.question).sort(),
  );
  const elsewhere = await createMember(database());
  await expect(take("zip", { kitId: kit?.id }, elsewhere)).rejects.toMatchObject({ code: "not_found" });
  expect((await take("json", {}, elsewhere)).questions).toEqual([]);
  await expect(take("zip", { kitId: randomUUID() })).rejects.toMatchObject({ code: "not_found" });
});

test("a favourite alone is a filter as any other", async () => {
  await database()
    .$client`insert into favourites (person_id, question_id) values (${viewer.personId}, ${draftId})`;
  const { questions } = await take("json", { filters: { favouritesOf: viewer.personId } });
  expect(questions.map(({ fields }) => fields.slug)).toEqual(["a-draft"]);
});
