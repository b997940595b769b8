// Gates and those who come to them, for the tests.
import type { Limits, Ticket } from "./gate";

export const limits: Limits = {
  atOnce: 1,
  ofTeam: { atOnce: 1, waiting: 1_000 },
  ofPerson: { atOnce: 1, waiting: 1_000 },
  words: { many: "files waiting", whatNow: "Try again when one of them is read." },
};
export const who = (teamId: string, personId = teamId) => ({ teamId, personId });

export async function isTurn({ turn }: Ticket): Promise<boolean> {
  return Promise.race([
    turn.then(() => true),
    new Promise<boolean>((done) => setImmediate(() => done(false))),
  ]);
}
