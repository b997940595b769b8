import type { IncomingMessage } from "node:http";
import { readTokens } from "@/lib/auth/identify";
import { addressOf } from "../front/address";

const room = /^\/interviews\/([\da-f-]{36})(?:[/?]|$)/;

/** Whose turn a request takes: the person's whom a good cookie names; without one, the address's. */
export async function nameAsker(
  request: IncomingMessage,
  trustProxy: boolean,
): Promise<{ from: string; address: string }> {
  const address = addressOf(request, trustProxy);
  const { cookie } = request.headers;
  if (!cookie) return { from: address, address };
  const [, interviewId] = room.exec(request.url ?? "") ?? [];
  const [named] = await readTokens(
    cookie,
    interviewId ? { door: "candidate", interviewId } : { door: "account" },
  );
  return { from: named?.personId ?? address, address };
}
