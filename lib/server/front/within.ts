// What Next asks of itself, over the door like anybody: where an action ends in a redirect it fetches the page that comes next, with all
// headers of the request that it answers. A name that only the two processes know tells those requests from a stranger's.
import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";

const header = "x-rehearse-request";
const secret = randomBytes(24).toString("base64url");
const ours = new WeakSet<IncomingMessage>();
let given = 0;

/** For the request that is passed on: a new name, which the other process says where it speaks of it; and how long it waited to be passed on. */
export function nameRequest(waitedMs: number): { id: number; headers: Record<string, string> } {
  const id = given++;
  return { id, headers: { [header]: `${secret}.${id}.${Math.round(waitedMs)}` } };
}

/** Before anything else looks at it. What a stranger wrote there is taken out. */
export function takeName(request: IncomingMessage): void {
  const name = request.headers[header];
  if (typeof name === "string" && name.startsWith(`${secret}.`)) ours.add(request);
  delete request.headers[header];
}

/** Whether Next itself asks it, for a request that was let in. */
export const isWithin = (request: IncomingMessage): boolean => ours.has(request);

/** As the other process reads it. */
export function readName({ headers }: IncomingMessage): { id: number; waitedMs: number } {
  const [, id, waitedMs] = String(headers[header]).split(".");
  return { id: Number(id), waitedMs: Number(waitedMs) };
}
