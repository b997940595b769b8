// The one way to have people's text worked on: in a child process where there is a pool, which the server refuses to start
// without; here where there is none, in tests and tools.

import { type Conversation, type Heard, type JobName, jobs, type Said, type Tell } from "./jobs";
import type { Who } from "./turns/gate";
import { atTurn, lineUp } from "./turns/gates";

/** The children, as the process gives them to Next's copies of this module (`pool.ts`). */
export type WorkPool = {
  isClosed: boolean;
  talk<Name extends JobName>(name: Name, first: Heard<Name>, tell: Tell): Conversation<Name>;
};
const shared: typeof globalThis & { rehearseWork?: WorkPool } = globalThis;

export function setWorkPool(pool: WorkPool): void {
  shared.rehearseWork = pool;
}

/** What is cut short now can be taken up at the next start. */
export const isWorkEnding = (): boolean => shared.rehearseWork?.isClosed ?? false;

/** For whoever has had their turn. */
export async function* talk<Name extends JobName>(
  name: Name,
  first: Heard<Name>,
  tell: Tell = () => undefined,
): Conversation<Name> {
  if (shared.rehearseWork) return yield* shared.rehearseWork.talk(name, first, tell);
  const { handlers } = await import("./handlers");
  return yield* handlers[name](first, tell);
}

/** In its turn, the one thing that a short job says. */
export async function ask<Name extends JobName>(
  name: Name,
  who: Who,
  first: Heard<Name>,
): Promise<Said<Name>> {
  return atTurn(lineUp(jobs[name].lane, who), async () => {
    const conversation = talk(name, first);
    const { value, done } = await conversation.next();
    if (done) throw new Error(`The job ${name} had nothing to say.`);
    await conversation.next();
    return value;
  });
}
