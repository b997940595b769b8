// Whatever a command waits for, its client is told after the deadline and sends the same operation again; should the first still
// commit, the second finds it.
import { queryDeadlineMs } from "@/db/client";
import { isLost, isUnreachable } from "@/db/failure";
import { postgresCode } from "@/lib/errors";

/** Longer than a query takes to be ended: that says more of what became of it. */
export const answerWithinMs = queryDeadlineMs + 500;
const lookEveryMs = 100;

/** Since when each command is under way, the oldest first, by what ends it. One timer for all: one each cost more than the race. */
const since = new Map<(late: Error) => void, number>();
let timer: NodeJS.Timeout | undefined;

/**
 * What comes of a command; `DEADLINE` once it has taken too long. Where its connection died it is done once more: it finds what it did
 * before, as when its client sends it again.
 */
export function withinDeadline<T>(command: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    since.set(reject, performance.now());
    timer ??= setInterval(look, lookEveryMs).unref();
    const answered = (value: T) => {
      since.delete(reject);
      resolve(value);
    };
    const failed = (error: unknown) => {
      since.delete(reject);
      reject(error);
    };
    command().then(answered, (error: unknown) => {
      if (!isLost({ code: postgresCode(error) })) failed(error);
      else command().then(answered, (again: unknown) => failed(isReachable(again) ? again : error));
    });
  });
}
const isReachable = (error: unknown) => !isUnreachable({ code: postgresCode(error) });

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
