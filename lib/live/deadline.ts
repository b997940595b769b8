// A connection that went silent never answers, and postgres.js waits for it for ever. The client is told after the deadline and
// sends the same operation again; should the first still commit, the second finds it.
import { queryDeadlineMs } from "@/db/client";

/** Longer than a query that is cancelled takes to say so: where it was, nothing was written when the client is told. */
export const answerWithinMs = queryDeadlineMs + 500;
const lookEveryMs = 250;

/** Since when each command is under way, the oldest first, by what ends it. One timer for all: one each cost more than the race. */
const since = new Map<(late: Error) => void, number>();
let timer: NodeJS.Timeout | undefined;

/** The same work, which fails with `DEADLINE` once it has taken too long. */
export function withinDeadline<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    since.set(reject, performance.now());
    timer ??= setInterval(look, lookEveryMs).unref();
    const ended = (settle: () => void) => {
      since.delete(reject);
      settle();
    };
    work.then(
      (value) => ended(() => resolve(value)),
      (error: unknown) => ended(() => reject(error)),
    );
  });
}

function look(): void {
  const oldest = performance.now() - answerWithinMs;
  for (const [end, startedMs] of since) {
    if (startedMs > oldest) return;
    since.delete(end);
    end(Object.assign(new Error("The database didn't answer in time"), { code: "DEADLINE" }));
  }
  if (since.size > 0) return;
  clearInterval(timer);
  timer = undefined;
}
