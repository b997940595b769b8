// What is known of something that was thrown. Errors cross bundles, so by what they carry and never by `instanceof` a class.

/** The `code` of an error of the system's, of Postgres' or of our own; undefined where it has none. */
export function codeOf(error: unknown): unknown {
  return error instanceof Object && "code" in error ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Object && "message" in error ? String(error.message) : String(error);
}

const unreachable =
  /^(57P0[1-5]|57014|53\d00|58030|08\w{3}|CONN\w+|E(CONN\w+|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN)|ENOTFOUND|DEADLINE)$/;
/** Of a query's error: the database wasn't there, not in time, or has no room. */
export const isUnreachable = (error: unknown): boolean => unreachable.test(String(codeOf(error)));
export const unreachableDigest = "database-unreachable";

/** Neither sent nor, where it was cancelled, done. */
const undone =
  /^(57014|57P03|53\d00|58030|0800[14]|CONNECT_\w+|ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
const lost = /^(57P0[12]|08006|CONNECTION_CLOSED|CONNECTION_DESTROYED|ECONNRESET|EPIPE|ETIMEDOUT)$/;

/** The connection died: whether the query was done isn't known. */
export const isLost = (error: unknown): boolean => lost.test(String(codeOf(error)));

/** False where the statement only reads. One that was never sent changes nothing either. */
export const canChange = (text: string | undefined): boolean =>
  text !== undefined &&
  (!/^\s*(select|with)\b/i.test(text) || /\b(insert|update|delete|merge)\b(?! of\b)/i.test(text));

export const notSent = () =>
  Object.assign(new Error("The database didn't get to this query in time"), { code: "CONNECT_LATE" });
export const unanswered = () =>
  Object.assign(new Error("The database didn't answer in time"), { code: "DEADLINE" });

/** What may have been done although it failed; said of an error or of what caused it. */
export function mayHaveChanged(error: unknown): boolean {
  for (let at = error; at instanceof Object; at = "cause" in at ? at.cause : undefined) {
    if ("mayHaveChanged" in at) return at.mayHaveChanged === true;
    if (typeof codeOf(at) === "string") return !undone.test(String(codeOf(at)));
  }
  return true;
}

/** What leaves `db` of a query that failed; `hasWritten`: its request did so before. */
export function asThrown(error: unknown, query: { canChange: boolean; hasWritten?: boolean }): unknown {
  const clean = withoutData(error);
  if (!(clean instanceof Error) || !isUnreachable(clean)) return clean;
  const { canChange, hasWritten = false } = query;
  const known = { mayHaveChanged: hasWritten || (canChange && mayHaveChanged(clean)) };
  // By what Next calls a digest a page learns which sentence to show.
  return Object.assign(clean, known, { digest: unreachableDigest });
}

/** What names a thing of the schema or of Postgres; all else that it says may quote what somebody wrote. */
export const namedInErrors = [
  "code",
  "severity",
  "schema_name",
  "table_name",
  "column_name",
  "constraint_name",
  "routine",
  "position",
] as const;

/**
 * A query's error as it may be known outside of `db`: without its text, its parameters and what Postgres says of the values (message, detail,
 * hint, context). Others are given back as they are.
 */
export function withoutData(error: unknown): unknown {
  if (!(error instanceof Error) || !isOfQuery(error)) return error;
  const kept = namedInErrors.flatMap((name) => {
    const value: unknown = Reflect.get(error, name);
    return typeof value === "string" ? [[name, value] as const] : [];
  });
  const clean = new Error(isOfLine(error) ? error.message : sentenceOf(Object.fromEntries(kept)));
  // A transaction of the driver's asks what class it is.
  Object.setPrototypeOf(clean, Object.getPrototypeOf(error));
  return Object.assign(clean, Object.fromEntries(kept), {
    name: error.name,
    stack: `${error.name}: ${clean.message}${framesOf(error)}`,
    ...(error.cause === undefined ? {} : { cause: withoutData(error.cause) }),
  });
}

/** The driver hangs the query to whatever fails it; drizzle hangs on the parameters. */
const isOfQuery = (error: Error) =>
  ["query", "params", "parameters", "severity"].some((name) => name in error);

/** Of the connection alone: it says an address and no more. */
const isOfLine = (error: Error) =>
  /^(CONN\w+|E[A-Z]+)$/.test(String(codeOf(error))) && !("severity" in error);

function sentenceOf(named: Record<string, string>): string {
  const { code, constraint_name, table_name, column_name } = named;
  const where = [table_name, column_name, constraint_name].filter(Boolean).join(" ");
  return `The query failed (${[code ?? "no code", where].filter(Boolean).join(": ")})`;
}

function framesOf({ message, stack = "" }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? "" : stack.slice(at + message.length);
}
