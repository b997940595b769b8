// The planted defect of the self-test, put around `appendAsked` while its server is bundled and nowhere else: the fact is
// made up and returned, so told and acknowledged, and written to the database a moment later.
import type { Database } from "@/db/client";
import type { FactRow } from "@/db/room/facts";

type Ask = { interviewId: string; opId: string; questionVersionId: string };
type Persist<A> = (database: Database, args: A) => Promise<FactRow | undefined>;

const laterMs = 50;
const promised = new Map<string, number>();
const queues = new Map<string, Promise<unknown>>();

export function broadcastFirst<A extends Ask>(persist: Persist<A>): Persist<A> {
  return async (database, args) => {
    const { interviewId, opId } = args;
    const rows = await database.$client<{ seq: number }[]>`
      select coalesce(max(seq), 0) as seq from facts where interview_id = ${interviewId} and stream = 'room'`;
    const seq = Math.max(promised.get(interviewId) ?? 0, rows[0]?.seq ?? 0) + 1;
    promised.set(interviewId, seq);
    const later = (queues.get(interviewId) ?? Promise.resolve())
      .then(() => new Promise((done) => setTimeout(done, laterMs)))
      .then(() => persist(database, args))
      .catch(() => undefined);
    queues.set(interviewId, later);
    const payload = {
      askedQuestionId: opId,
      number: seq,
      promptHtml: "<p>Not written yet.</p>",
      kind: "spoken",
    };
    return { seq, type: "asked", payload, atMs: Date.now(), fresh: true };
  };
}
