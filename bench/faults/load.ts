// The base load: pushes at a fixed rate, each room's in its turn and one at a time as a person would, and notes being typed. A push whose
// turn comes while its room's last one isn't done is due all the same: whoever measures counts it as one that never came.
import { randomUUID } from "node:crypto";
import { seededRandom } from "../statistics";
import { general, type SeatPair } from "./seat";

export type Load = {
  /** Pushes that the server refused for good: none is expected. */
  refused: string[];
  /** Each push that was due, in order: when, and its question's id where it was sent. */
  due: Due[];
  stop(): Promise<void>;
  /** Begins nothing any more. */
  halt(): void;
};
export type Due = { atMs: number; askedQuestionId?: string };
type Rates = { pushesPerSecond: number; notesPerSecond: number; questionVersionIds: string[] };

export function startLoad(pairs: SeatPair[], rates: Rates): Load {
  const random = seededRandom(20_261_120);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const busy = new Map<SeatPair, Promise<void>>();
  const refused: string[] = [];
  const due: Due[] = [];
  const push = setInterval(() => {
    const pair = pairs[due.length % pairs.length];
    const askedQuestionId = pair && !busy.has(pair) ? randomUUID() : undefined;
    due.push({ atMs: performance.now(), askedQuestionId });
    if (!pair || !askedQuestionId) return;
    const asked = ask(pair, pick(rates.questionVersionIds), askedQuestionId).then((problem) => {
      busy.delete(pair);
      if (problem) refused.push(problem);
    });
    busy.set(pair, asked);
  }, 1_000 / rates.pushesPerSecond);
  let words = 0;
  const note = setInterval(() => {
    words += 1;
    const { notes } = pick(pairs).interviewer;
    notes.edit(general, `${notes.get(general).value.slice(-2_000)} word${words}`);
  }, 1_000 / rates.notesPerSecond);
  const halt = () => {
    clearInterval(push);
    clearInterval(note);
  };
  return {
    ...{ refused, due, halt },
    async stop() {
      halt();
      await Promise.all(busy.values());
      for (const { interviewer } of pairs) interviewer.notes.flush();
    },
  };
}

export async function ask(
  { interviewer }: SeatPair,
  questionVersionId: string,
  opId: string = randomUUID(),
): Promise<string | undefined> {
  const input = { opId, questionVersionId, planItemId: null };
  const refusal = await interviewer.client.act("question:ask", input);
  return refusal ? `${refusal.code}: ${refusal.message}` : undefined;
}
