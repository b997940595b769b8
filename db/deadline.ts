// A query that takes too long is ended by us: asking the server to do it (`statement_timeout`) is a start-up parameter, and
// poolers that share connections between clients refuse those.
import type { Sql } from "./client";
import { withoutData } from "./failure";

/** What postgres.js makes of a tagged text: a query once somebody awaits it, a piece of another one until then. */
type Query = Promise<unknown> & {
  cancel(): unknown;
  reject(error: unknown): void;
  executed: boolean;
  active: boolean;
  state: unknown;
};

const lookEveryMs = 250;

/** The same client, whose queries are cancelled (57014) once they have taken `deadlineMs`, waiting for a connection included. */
export function withDeadline(client: Sql, deadlineMs: number): Sql {
  const since = new Map<Query, number>();
  let timer: NodeJS.Timeout | undefined;

  function look(): void {
    const oldest = performance.now() - deadlineMs;
    for (const [query, startedMs] of since) {
      if (startedMs > oldest) break;
      // Sent behind another one on its connection, it can't be cancelled by itself: postgres.js would give its answer to the next.
      if (query.executed && query.state && !query.active) continue;
      since.delete(query);
      if (query.executed) query.cancel();
    }
    if (since.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  }

  function watch<T>(made: T): T {
    if (!isQuery(made)) return made;
    const { reject } = made;
    made.reject = (error) => reject(withoutData(error));
    since.set(made, performance.now());
    // After what has arrived was read: behind a long turn of the event loop an answer may be waiting already.
    timer ??= setInterval(() => setImmediate(look), lookEveryMs).unref();
    const ended = () => void since.delete(made);
    // Not `made.then`: that one begins the query.
    Promise.prototype.then.call(made, ended, ended);
    return made;
  }

  function watched(target: Sql): Sql {
    const own: Record<PropertyKey, unknown> = {
      unsafe: (...args: Parameters<Sql["unsafe"]>) => watch(target.unsafe(...args)),
    };
    for (const name of ["begin", "savepoint"]) {
      const scope: unknown = Reflect.get(target, name);
      if (isScope(scope)) own[name] = (...args: unknown[]) => told(scope(...args.map(inside)));
    }
    return new Proxy(target, {
      apply: (call, self, args) => watch(Reflect.apply(call, self, args)),
      get: (from, name) => (Object.hasOwn(own, name) ? own[name] : Reflect.get(from, name)),
    });
  }
  /** What a transaction is given to do, with its own queries watched. */
  const inside = (given: unknown) =>
    isScope(given) ? (transaction: Sql) => given(watched(transaction)) : given;
  return watched(client);
}

/** What a commit that fails says of the values. */
const told = (transaction: unknown) =>
  Promise.resolve(transaction).catch((error: unknown) => {
    throw withoutData(error);
  });

type Scope = (...args: unknown[]) => unknown;
const isScope = (given: unknown): given is Scope => typeof given === "function";
const isQuery = (made: unknown): made is Query =>
  made instanceof Promise && "cancel" in made && typeof made.cancel === "function";
