import { randomUUID } from "node:crypto";
import { type Database, db } from "@/db/client";
import { type Demo, openDemo } from "@/lib/demo/commands";
import { env } from "@/lib/env";
import { toRefusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { clientAddress } from "@/lib/rate-limit";
import { logComing, logRefusal } from "@/lib/security-log";

/** Where to, and who came in by it; nobody did where they were in already. */
type Entered = { location: string; came?: "signed in" | "joined"; personId?: string; interviewId?: string };

/** A door of the demo: a POST from our own pages on the embedded database; anything else finds nothing here. */
export async function throughDemoDoor(
  request: Request,
  enter: (demo: Demo & { database: Database }) => Promise<Entered>,
): Promise<Response> {
  const at = { at: "demo", address: clientAddress(request.headers) };
  if (!env().embedded || !isOwnForm(request.headers)) {
    logRefusal(env().embedded ? "foreign origin" : "not_found", at);
    return new Response(null, { status: 404 });
  }
  const database = db();
  try {
    const { location, came, ...who } = await enter({ database, ...(await openDemo(database)) });
    if (came) logComing(came, { ...who, ...at });
    return new Response(null, { status: 303, headers: { location } });
  } catch (error) {
    const { message, reference } = toRefusal(error, randomUUID().slice(0, 8));
    log.error({ err: error, reference }, "A door of the demo stayed shut");
    return new Response(message, { status: 503 });
  }
}

/** Browsers say where a form was sent from; nothing but our own pages may press these buttons. */
const isOwnForm = (headers: Headers): boolean => env().allowedOrigins.includes(headers.get("origin") ?? "");
