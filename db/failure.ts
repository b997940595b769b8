// What is known of something that was thrown. Errors cross bundles, so by what they carry and never by `instanceof` a class.

/** The `code` of an error of the system's, of Postgres' or of our own; undefined where it has none. */
export function codeOf(error: unknown): unknown {
  return error instanceof Object && "code" in error ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Object && "message" in error ? String(error.message) : String(error);
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
