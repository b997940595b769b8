// Closed codes, one class, one mapper per door. Unknown errors leave as a reference only; the door logs them once with it.
import { codeOf, isUnreachable, mayHaveChanged } from "@/db/failure";

const errorCodes = [
  "unauthenticated",
  "forbidden",
  "not_found",
  "invalid",
  "conflict",
  "rate_limited",
  "unavailable",
  "internal",
] as const;
export type ErrorCode = (typeof errorCodes)[number];
export const statusOf: Record<ErrorCode, number> = {
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  invalid: 422,
  conflict: 409,
  rate_limited: 429,
  unavailable: 503,
  internal: 500,
};

/** The same may be let in or answered a moment later. */
export const isPassing = (code: ErrorCode): boolean =>
  code === "unavailable" || code === "rate_limited" || code === "internal";

/** What a door answers. `fields` maps a field's name to what is wrong with it; `reference` finds the log line. */
export type Refusal = {
  code: ErrorCode;
  message: string;
  fields?: Record<string, string>;
  reference?: string;
};
export type Reply<T> = { ok: true; data: T } | { ok: false; error: Refusal };

/** An error that may be shown to the person as it is: what happened and what to do. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly fields?: Record<string, string>;
  constructor(
    code: ErrorCode,
    message: string,
    options: { fields?: Record<string, string>; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.fields = options.fields;
  }
}

/** The same for a thing that doesn't exist and one that belongs to somebody else. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `This ${what} doesn't exist, or you have no access to it.`);
}

/** Postgres' own code (`23505` …) of an error or of what caused it; errors cross bundles, so never `instanceof`. */
export function postgresCode(error: unknown): string | undefined {
  for (let at = error; at instanceof Object; at = "cause" in at ? at.cause : undefined) {
    const code = codeOf(at);
    if (typeof code === "string" && (/^[0-9A-Z]{5}$/.test(code) || isUnreachable(at))) return code;
  }
  return undefined;
}

const unchanged = "The database can't be reached just now. Nothing was changed; try again in a moment.";
const mayBeDone =
  "The database didn't answer in time, so this may have been done or not. Reload the page to see which before you try again.";

/** By its name: an error of another bundle is no instance of this one's class. */
const isOurs = (error: unknown): error is AppError =>
  error instanceof Object && "name" in error && error.name === "AppError";

/** Maps any error to what may leave the server. `reference` is used only where the error is unknown. */
export function toRefusal(error: unknown, reference: string): Refusal {
  if (isOurs(error)) {
    const { code, message, fields } = error;
    return fields ? { code, message, fields } : { code, message };
  }
  if (isUnreachable({ code: postgresCode(error) })) {
    return {
      code: "unavailable",
      message: mayHaveChanged(error) ? mayBeDone : unchanged,
    };
  }
  return {
    code: "internal",
    message: `Something went wrong on our side (${reference}). Try again.`,
    reference,
  };
}
