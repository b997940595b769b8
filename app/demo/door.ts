import { randomUUID } from "node:crypto";
import { type Database, db } from "@/db/client";
import { type Demo, openDemo } from "@/lib/demo/commands";
import { env } from "@/lib/env";
import { toRefusal } from "@/lib/errors";
import { log } from "@/lib/log";

/** A door of the demo: a POST from our own pages on the embedded database; anything else finds nothing here. */
export async function throughDemoDoor(
  request: Request,
  enter: (demo: Demo & { database: Database }) => Promise<string>,
): Promise<Response> {
  if (!env().embedded || !isOwnForm(request.headers)) return new Response(null, { status: 404 });
  const database = db();
  try {
    const location = await enter({ database, ...(await openDemo(database)) });
    return new Response(null, { status: 303, headers: { location } });
  } catch (error) {
    const { message, reference } = toRefusal(error, randomUUID().slice(0, 8));
    log.error({ err: error, reference }, "A door of the demo stayed shut");
    return new Response(message, { status: 503 });
  }
}

/** Browsers say where a form was sent from; nothing but our own pages may press these buttons. */
const isOwnForm = (headers: Headers): boolean => env().allowedOrigins.includes(headers.get("origin") ?? "");
