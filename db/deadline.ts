// A query that takes too long is ended by us: asking the server to do it (`statement_timeout`) is a start-up parameter, and
// poolers that share connections between clients refuse those.
import type { Sql } from "./client";
import { asThrown, canChange, isLost, isUnreachable, mayHaveChanged, notSent, unanswered } from "./failure";
import { type Changes, request } from "./patience";
import { keepWaiting, type Limits, type Waiting, type Waitings } from "./waiting";

/** What postgres.js makes of a tagged text: a query once somebody awaits it, a piece of another one until then. */
type Query = Promise<unknown> & {
  /** Begins it. */
  handler(query: Query): void;
  resolve(rows: unknown): void;
  reject(error: unknown): void;
  canceller: ((query: Query) => Promise<void>) | null;
  active: boolean;
  /** Of its connection, once it was sent; and its text. */
  state: unknown;
  string?: string;
};

/** The same client, whose queries end once they have taken `deadlineMs`, waiting for a connection included. */
export function withDeadline(client: Sql, limits: Limits): Sql {
  const waitings = keepWaiting(limits);

  function watched(target: Sql, connection?: Connection): Sql {
    const watch = <T>(made: T): T => {
      if (isQuery(made)) watchQuery(made, { waitings, connection });
      return made;
    };
    const own: Record<PropertyKey, unknown> = {
      unsafe: (...args: Parameters<Sql["unsafe"]>) => watch(target.unsafe(...args)),
    };
    const begin: unknown = Reflect.get(target, "begin");
    const savepoint: unknown = Reflect.get(target, "savepoint");
    if (isScope(begin)) own.begin = transact(waitings, { begin, inside });
    if (isScope(savepoint) && connection)
      own.savepoint = withEach(savepoint, (given) => inside(given, connection));
    return new Proxy(target, {
      apply: (call, self, args) => watch(Reflect.apply(call, self, args)),
      get: (from, name) => (Object.hasOwn(own, name) ? own[name] : Reflect.get(from, name)),
    });
  }
  /**
   * What a transaction is given to do, with its own queries watched. Where its connection died it never comes to an end: the driver would
   * write a rollback to what isn't there, and end the process. It hears of the death itself.
   */
  const inside: Inside = (given, connection) => async (transaction) => {
    try {
      const made = given(watched(transaction as Sql, connection));
      return await (Array.isArray(made) ? Promise.all(made) : made);
    } catch (error) {
      if (!connection.isLost) throw error;
      return new Promise(() => undefined);
    }
  };
  return watched(client);
}

const mostRepeats = 3;

/** That a transaction has to itself; what changes in it is its request's once it is committed. */
type Connection = { isLost: boolean; changes: Changes };
type Inside = (given: Scope, connection: Connection) => Scope;

function watchQuery(query: Query, at: { waitings: Waitings; connection?: Connection }): void {
  const { waitings, connection } = at;
  const { handler, resolve, reject } = query;
  let waiting: Waiting | undefined;
  let repeated = 0;
  query.handler = () => {
    waiting = waitings.begin({ end: () => end(query), giveUp: () => query.reject(unanswered()) });
    if (waiting.endsMs > waiting.startedMs && !connection?.isLost) return handler(query);
    waiting.isEnded = true;
    query.reject(notSent());
  };
  query.resolve = (rows) => {
    if (waiting) waitings.settle(waiting);
    if (canChange(query.string)) noteChange(connection ?? waiting?.own);
    resolve(rows);
  };
  query.reject = (error) => {
    if (connection && isLost(error)) connection.isLost = true;
    if (!connection && !waiting?.isEnded && repeated < mostRepeats && mayRepeat(query, error)) {
      repeated += 1;
      setImmediate(repeat, query, handler);
      return;
    }
    if (waiting) waitings.settle(waiting);
    reject(asKnown(error, { canChange: canChange(query.string), own: waiting?.own, connection }));
  };
}

type Within = { changes: Changes };

function noteChange(of: Within | undefined): void {
  if (of) of.changes.maybe = true;
}

/** A failed query's or transaction's error, with what is known of its request; what it may have changed itself is noted. */
function asKnown(error: unknown, at: { canChange: boolean; own?: Within; connection?: Within }): unknown {
  const { canChange, own, connection } = at;
  const thrown = asThrown(error, { canChange, hasWritten: own?.changes.maybe });
  if (isUnreachable(thrown) && mayHaveChanged(thrown)) noteChange(connection ?? own);
  return thrown;
}

function end(query: Query): void {
  if (query.active) cancel(query);
  else if (!query.state) {
    // The driver loses a connection that opens for a query which was cancelled meanwhile: it is given another one to ask.
    cancel(query);
    Object.assign(query, { cancelled: null, strings: ["select 1"], args: [] });
  }
  // Sent behind another one on its connection, it can't be cancelled by itself: postgres.js would give its answer to the next.
}

/** As the driver's own `cancel()`, which lets go of a promise that is rejected where no connection can be opened for it. */
function cancel(query: Query): void {
  query.canceller?.(query).catch(() => undefined);
  query.canceller = null;
}

/**
 * What was never sent (the driver, too, tells the first to come of what a connection failed with before), and what only reads and lost its
 * connection.
 */
const mayRepeat = ({ state, string }: Query, error: unknown) =>
  state ? isLost(error) && !canChange(string) : isUnreachable(error);

/** As if it had never been sent. */
function repeat(query: Query, handler: (query: Query) => void): void {
  const unsent = { state: null, statement: null, parameters: undefined, cancelled: null, active: false };
  handler(Object.assign(query, unsent));
}

/** A transaction's beginning, its commit and its rollback are queries that the driver makes itself. */
function transact(waitings: Waitings, { begin, inside }: { begin: Scope; inside: Inside }): Scope {
  return (...args) =>
    new Promise((done, fail) => {
      let step: "begins" | "works" | "rolls back" | "commits" = "begins";
      const own = request();
      const changes = { maybe: false };
      const failed = (error: unknown) => fail(asKnown(error, { canChange: step === "commits", own }));
      const wait = () =>
        waitings.begin({
          end: () => undefined,
          giveUp: () => failed(step === "begins" ? notSent() : unanswered()),
        });
      let waiting = wait();
      const work: Change = (given) => async (transaction) => {
        if (!waitings.settle(waiting)) throw notSent();
        step = "works";
        try {
          const made = await inside(given, { isLost: false, changes })(transaction);
          step = "commits";
          return made;
        } catch (error) {
          step = "rolls back";
          if (isUnreachable(error)) failed(error);
          throw error;
        } finally {
          waiting = wait();
        }
      };
      const run = async (repeats: number): Promise<unknown> => {
        try {
          return await withEach(begin, work)(...args);
        } catch (error) {
          if (step !== "begins" || repeats === 0 || !isUnreachable(error)) throw error;
          return run(repeats - 1);
        }
      };
      run(mostRepeats)
        .then((made) => {
          if (changes.maybe) noteChange(own);
          done(made);
        }, failed)
        .finally(() => waitings.settle(waiting));
    });
}

type Scope = (...args: unknown[]) => unknown;
type Change = (given: Scope) => Scope;
const isScope = (given: unknown): given is Scope => typeof given === "function";
/** The same call, with the functions among what it is given changed. */
const withEach =
  (call: Scope, change: Change): Scope =>
  (...args) =>
    call(...args.map((given) => (isScope(given) ? change(given) : given)));
const isQuery = (made: unknown): made is Query =>
  made instanceof Promise && "cancel" in made && typeof made.cancel === "function" && "handler" in made;
