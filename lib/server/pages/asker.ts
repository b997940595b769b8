import type { IncomingMessage } from "node:http";
import { readTokens } from "@/lib/auth/identify";
import { addressOf } from "../front/address";

const room = /^\/interviews\/([\da-f-]{36})(?:[/?]|$)/;
const link = /^\/(?:join|join\/team|reset)\/([\w-]{22})(?:\?|$)/;

/** Whose turn a request takes: the person's whom a good cookie names, or whose link is open; without either, the address's. */
export async function nameAsker(
  request: IncomingMessage,
  trustProxy: boolean,
  opens: (code: string, address: string) => Promise<boolean>,
): Promise<{ from: string; address: string }> {
  const address = addressOf(request, trustProxy);
  const personId = await readPerson(request);
  if (personId) return { from: personId, address };
  const [, code] = link.exec(request.url ?? "") ?? [];
  return { from: code && (await opens(code, address)) ? `link ${code}` : address, address };
}

async function readPerson({ headers: { cookie }, url = "" }: IncomingMessage): Promise<string | undefined> {
  if (!cookie) return undefined;
  const [, interviewId] = room.exec(url) ?? [];
  const [named] = await readTokens(
    cookie,
    interviewId ? { door: "candidate", interviewId } : { door: "account" },
  );
  return named?.personId;
}
