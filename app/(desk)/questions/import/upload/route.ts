import { randomUUID } from "node:crypto";
import { db } from "@/db/client";
import { unhurried } from "@/db/patience";
import { currentMember, noteRefusal } from "@/lib/auth/session";
import { env } from "@/lib/env";
import { AppError, type Reply, statusOf, toRefusal } from "@/lib/errors";
import { startImport } from "@/lib/imports/commands";
import { log } from "@/lib/log";
import { asImporter } from "@/lib/questions/policy";
import { readBody } from "./body";

/** Takes one document as the body, its name in the query. No action: those may send far less than people have. */
export async function POST(request: Request): Promise<Response> {
  try {
    const data = await take(request);
    return Response.json({ ok: true, data } satisfies Reply<typeof data>);
  } catch (error) {
    const refusal = toRefusal(error, randomUUID().slice(0, 8));
    if (refusal.reference) log.error({ err: error, reference: refusal.reference }, "An upload failed");
    await noteRefusal(refusal.code);
    return Response.json({ ok: false, error: refusal }, { status: statusOf[refusal.code] });
  }
}

async function take(request: Request): Promise<{ importId: string }> {
  if (!env().allowedOrigins.includes(request.headers.get("origin") ?? ""))
    throw new AppError("forbidden", "Documents are taken only from the pages of Rehearse.");
  const writer = asImporter(await currentMember());
  const name = new URL(request.url).searchParams.get("name") ?? "";
  const document = { name, fetch: () => readBody(request), left: request.signal };
  return unhurried(() => startImport(db(), writer, document));
}
