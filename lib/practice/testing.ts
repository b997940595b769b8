import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import type { Grade, QuestionStatus } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { gradeAttempt, revealAnswer } from "./commands";

/** A question whose guide is told from its prompt at a glance. */
export const planted = {
  title: "guide title",
  prompt: "prompt",
  promptHtml: "<p>prompt</p>",
  modelAnswer: "guide model",
  modelAnswerHtml: "<p>guide model</p>",
  followUps: ["guide f"],
  keyPoints: ["guide a", "guide b", "guide c"],
  hints: ["guide hint 1", "guide hint 2"],
};

/** When each test begins. */
export const now = new Date("2026-11-20T10:00:00Z");
export const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

type Given = ReturnType<typeof useDatabase>["database"];
type World = Awaited<ReturnType<ReturnType<typeof makeWith>["makeWorld"]>>;

/** Call at the top of a test file: before each test somebody whose bank holds two questions of one topic, not practised yet. */
export function usePractice() {
  const { database } = useDatabase();
  const { question, makeWorld } = makeWith(database);
  let world: World;
  // The database goes on by its own clock, and no timer is touched.
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["Date"], now });
    world = await makeWorld();
  });
  afterAll(() => void vi.useRealTimers());

  const attempt = (questionVersionId = world.first.versionId, answer = "Lazy.", confidence = 70) => ({
    attemptId: randomUUID(),
    questionVersionId,
    answer,
    confidence,
    hintsTaken: 0,
    tookMs: 160_000,
    doesNotKnow: false,
  });
  const reveal = (input = attempt(), by = world.member) => revealAnswer(database(), by, input);
  const grade = (attemptId: string, given: Grade, at = now) => {
    vi.setSystemTime(at);
    const input = { attemptId, grade: given, heardKeyPoints: [2, 0, 0, 9] };
    return gradeAttempt(database(), world.member, input);
  };
  const practise = async (given: Grade, at = now) => grade((await reveal()).attemptId, given, at);
  const tools = { makeWorld, question, attempt, reveal, grade, practise };
  return { database, world: () => world, ...tools, ...rowsOf(database, () => world.personId) };
}

function rowsOf(database: Given, personId: () => string) {
  const attempts = () => database().$client`
    select answer, grade, heard_key_points from practice_attempts where person_id = ${personId()}`;
  async function cards() {
    const rows = await database().$client<
      { due_ms: number; reps: number; state: number; scheduled_days: number }[]
    >`
      select (extract(epoch from due) * 1000)::float8 as due_ms, reps, state, scheduled_days
      from practice_cards where person_id = ${personId()} order by reps desc`;
    return rows.map(({ due_ms, ...row }) => ({ ...row, due: new Date(due_ms) }));
  }
  return { attempts, cards };
}

function makeWith(database: Given) {
  const levels = [1, 2, 3, 4, 5].map((level) => `guide ${level}`);
  const question = (given: { teamId: string; difficulty?: number; status?: QuestionStatus }) =>
    createQuestion(database(), { ...planted, levels, ...given });
  async function makeWorld() {
    const member = await createMember(database());
    const { teamId, personId } = member;
    const [first, second] = [
      await question({ teamId, difficulty: 1 }),
      await question({ teamId, difficulty: 2 }),
    ];
    return { member, teamId, personId, first, second };
  }
  return { question, makeWorld };
}
