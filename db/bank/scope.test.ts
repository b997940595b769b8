// What was typed in a room is kept like any question, and isn't one of the team's bank: whatever reads the bank passes over it.
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import * as imports from "../imports/writes";
import { insertKit, replaceKitItems } from "../kits/writes";
import { appendTypedQuestion } from "../room/typed";
import { questionVersions } from "../schema/bank";
import { useLiveRoom } from "../testing/room";
import { findNewest } from "./drafts";
import { listWholeQuestions } from "./export";
import { addFavourite, removeFavourite } from "./favourites";
import { countTexts, listHits, listLatestVersions, lockQuestions } from "./questions";
import { findQuestionVersion, listVersions, listVersionTexts } from "./versions";

const room = useLiveRoom();
let typed: string;
beforeEach(async () => {
  const opId = randomUUID();
  await appendTypedQuestion(room.database(), {
    ...room.by(opId),
    text: "Why?",
    title: "Why?",
    promptHtml: "<p>Why?</p>",
  });
  const made = await room.database().select().from(questionVersions).where(eq(questionVersions.id, opId));
  typed = made[0]?.questionId ?? "";
});

const of = (questionId: string) => ({
  teamId: room.world().teamId,
  personId: room.world().interviewer.personId,
  questionId,
});
const listOf = (questionId: string) => ({ ...of(questionId), questionIds: [questionId] });

async function putIntoKit(questionId: string) {
  const { teamId } = of(questionId);
  const kit = { id: randomUUID(), teamId, slug: randomUUID(), createdBy: null };
  await insertKit(room.database(), { ...kit, title: "Kit", summary: "", minutes: 5, isShared: true });
  return replaceKitItems(room.database(), { kitId: kit.id, teamId, items: [{ questionId, minutes: 5 }] });
}

test.each<[string, (questionId: string) => Promise<unknown>]>([
  ["its page", (id) => findQuestionVersion(room.database(), of(id))],
  ["its versions", (id) => listVersions(room.database(), { ...of(id), limit: 1 })],
  ["a comparison", (id) => listVersionTexts(room.database(), { ...of(id), versions: [1] })],
  ["the editor", (id) => findNewest(room.database(), of(id))],
  ["a list", (id) => listHits(room.database(), listOf(id))],
  ["a change of status", (id) => lockQuestions(room.database(), listOf(id))],
  ["a change of tags", (id) => listLatestVersions(room.database(), listOf(id))],
  ["a count of texts", (id) => countTexts(room.database(), listOf(id))],
  ["an export", (id) => listWholeQuestions(room.database(), listOf(id))],
  ["an import", (id) => imports.listVersions(room.database(), { ...listOf(id), back: 0 })],
  ["a favourite", (id) => addFavourite(room.database(), of(id))],
  ["no favourite", (id) => removeFavourite(room.database(), of(id))],
  ["a kit", putIntoKit],
])("%s takes a question of the bank, and none that was typed in a room", async (_what, take) => {
  const isTaken = async (questionId: string) => {
    const taken = await take(questionId);
    return Array.isArray(taken) ? taken.length > 0 : Boolean(taken);
  };
  expect(await isTaken(room.world().bank[0]?.questionId ?? "")).toBe(true);
  expect(await isTaken(typed)).toBe(false);
});
