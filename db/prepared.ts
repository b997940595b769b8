// Statements that are written once: putting one together from its pieces takes longer than Postgres takes for a small one.
import type { Conn } from "./client";

const kept = new WeakMap<Conn, Map<string, unknown>>();

/** What `write` makes of this connection's pool, kept under a name. Values that differ are placeholders of it. */
export function writtenOnce<T>(conn: Conn, name: string, write: () => T): T {
  const own = kept.get(conn) ?? new Map<string, unknown>();
  kept.set(conn, own);
  if (!own.has(name)) own.set(name, write());
  return own.get(name) as T;
}
