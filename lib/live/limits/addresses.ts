// Where sockets come from, and how many from there are open.
import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
import { env } from "@/lib/env";

/** Two hundred people of one office have five each, and as many again while the old ones are still thought to be open. */
const socketsPerAddress = 2_000;
const open = new Map<string, number>();

/** What a trusted proxy saw last, else the other end. Of IPv6 the network: each machine there has more addresses than can be counted. */
export function addressOf({ headers, socket }: IncomingMessage): string {
  const forwarded = env().trustProxy ? [headers["x-forwarded-for"] ?? []].flat().join(",") : "";
  const address = forwarded.split(",").at(-1)?.trim() || socket.remoteAddress || "unknown";
  const inside = address.replace(/^::ffff:(?=\d+\.)/i, "");
  return isIPv6(inside) ? networkOf(inside) : inside;
}

function networkOf(address: string): string {
  const [left = [], right = []] = address.split("::").map((half) => half.split(":").filter(Boolean));
  const zeros = address.includes("::") ? Array<string>(8 - left.length - right.length).fill("0") : [];
  return [...left, ...zeros, ...right].slice(0, 4).join(":").toLowerCase();
}

/** Counts a socket from there until what it returns is called. */
export function countFrom(address: string): () => void {
  open.set(address, (open.get(address) ?? 0) + 1);
  return () => {
    const left = (open.get(address) ?? 0) - 1;
    if (left > 0) open.set(address, left);
    else open.delete(address);
  };
}

export const isCrowded = (address: string): boolean => (open.get(address) ?? 0) > socketsPerAddress;
/** So many more than that, that they aren't even told. */
export const isFlooded = (address: string): boolean => (open.get(address) ?? 0) >= 1.5 * socketsPerAddress;
