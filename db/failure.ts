// What is known of something that was thrown. Errors cross bundles, so by what they carry and never by `instanceof` a class.

/** The `code` of an error of the system's, of Postgres' or of our own; undefined where it has none. */
export function codeOf(error: unknown): unknown {
  return error instanceof Object && "code" in error ? error.code : undefined;
}

export function messageOf(error: unknown): string {
  return error instanceof Object && "message" in error ? String(error.message) : String(error);
}
