import { type Database, db } from "@/db/client";
import { type Demo, openDemo } from "@/lib/demo";
import { env } from "@/lib/env";

/** A door of the demo: a POST from our own pages on the embedded database; anything else finds nothing here. */
export async function throughDemoDoor(
  request: Request,
  enter: (demo: Demo & { database: Database }) => Promise<string>,
): Promise<Response> {
  if (!env().embedded || !isOwnForm(request.headers)) return new Response(null, { status: 404 });
  const database = db();
  const location = await enter({ database, ...(await openDemo(database)) });
  return new Response(null, { status: 303, headers: { location } });
}

/**
 * Under our `no-referrer` policy browsers send a form's Origin as `null` (Fetch, "append a request Origin header"); they
 * say in `Sec-Fetch-Site`, which no page can forge, whether it came from here.
 */
function isOwnForm(headers: Headers): boolean {
  const origin = headers.get("origin") ?? "";
  if (origin === "null") return headers.get("sec-fetch-site") === "same-origin";
  return env().allowedOrigins.includes(origin);
}
