// The base load: pushes at a fixed rate over all rooms, one at a time in each as a person would, and notes being typed.
import { randomUUID } from "node:crypto";
import { seededRandom } from "../statistics";
import { general, type SeatPair } from "./seat";

type Load = {
  /** Pushes that the server refused for good: none is expected. */
  refused: string[];
  stop(): Promise<void>;
};
type Rates = { pushesPerSecond: number; notesPerSecond: number; questionVersionIds: string[] };

export function startLoad(pairs: SeatPair[], rates: Rates): Load {
  const random = seededRandom(20_261_120);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const busy = new Map<SeatPair, Promise<void>>();
  const refused: string[] = [];
  const push = setInterval(() => {
    const free = pairs.filter((pair) => !busy.has(pair));
    if (free.length === 0) return;
    const pair = pick(free);
    busy.set(
      pair,
      ask(pair, pick(rates.questionVersionIds)).then((problem) => {
        busy.delete(pair);
        if (problem) refused.push(problem);
      }),
    );
  }, 1_000 / rates.pushesPerSecond);
  let words = 0;
  const note = setInterval(() => {
    words += 1;
    const { notes } = pick(pairs).interviewer;
    notes.edit(general, `${notes.get(general).value.slice(-2_000)} word${words}`);
  }, 1_000 / rates.notesPerSecond);
  return {
    refused,
    async stop() {
      clearInterval(push);
      clearInterval(note);
      await Promise.all(busy.values());
      for (const { interviewer } of pairs) interviewer.notes.flush();
    },
  };
}

export async function ask({ interviewer }: SeatPair, questionVersionId: string): Promise<string | undefined> {
  const input = { opId: randomUUID(), questionVersionId, planItemId: null };
  const refusal = await interviewer.client.act("question:ask", input);
  return refusal ? `${refusal.code}: ${refusal.message}` : undefined;
}
