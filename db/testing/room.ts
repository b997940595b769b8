// A live interview before each test, and what its interviewer does there.
import { randomUUID } from "node:crypto";
import { beforeEach } from "vitest";
import { appendAsked } from "../room/asked-questions";
import { appendSent, appendStep } from "../room/facts";
import { listFacts, listNewestNumbers } from "../room/log";
import { useDatabase } from "./database";
import { createWorld } from "./factories";

type Ask = Parameters<typeof appendAsked>[1];
type Sent = "hint_given" | "follow_up_sent";
type Step = "started" | "paused" | "resumed" | "ended";

/** Call at the top of a test file. What races with itself needs as many connections as it has in the product: 12. */
export function useLiveRoom(connections?: number) {
  const { database } = useDatabase(connections);
  let world: Awaited<ReturnType<typeof createWorld>>;
  beforeEach(async () => {
    world = await createWorld(database(), { status: "live" });
  });

  const seat = () => ({ interviewId: world.interviewId, seatId: world.interviewerSeatId });
  const by = (opId: string = randomUUID()) => ({ ...seat(), opId });
  const versionId = (index = 0, of = world) => of.bank[index]?.versionId ?? "";
  const newest = async () => (await listNewestNumbers(database(), [world.interviewId]))[0];

  return {
    database,
    seat,
    by,
    versionId,
    newest,
    world: () => world,
    newestSeq: async () => (await newest())?.seq,
    numbers: async () =>
      (await listFacts(database(), { ...seat(), stream: "room", afterSeq: 0, limit: 1_000 })).map(
        ({ seq }) => seq,
      ),
    /** What the candidate has on the screen. */
    open: () => database().$client`
      select id from asked_questions where interview_id = ${world.interviewId} and closed_at is null`,
    /** Asks the bank's first question, unless told otherwise. */
    ask: (given: Partial<Ask> = {}) =>
      appendAsked(database(), {
        ...by(),
        questionVersionId: versionId(),
        planItemId: null,
        ...given,
      }),
    send: (askedQuestionId: string, place: number, type: Sent = "hint_given") =>
      appendSent(database(), { ...by(), askedQuestionId, place, type }),
    step: (step: Step) => appendStep(database(), { ...by(), step }),
  };
}

/** The numbers of facts without a gap. */
export const upTo = (last: number) => Array.from({ length: last }, (_, n) => n + 1);
