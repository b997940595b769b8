// Whose connection or body it is, as far as an address says so.
import type { IncomingMessage } from "node:http";
import { networkOf } from "@/lib/rate-limit";

/** Behind a trusted proxy the last entry is what that proxy saw. */
export function addressOf({ headers, socket }: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? [headers["x-forwarded-for"] ?? []].flat().join().split(",").at(-1) : "";
  return networkOf(forwarded?.trim() || socket.remoteAddress || "unknown");
}
