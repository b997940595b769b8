import { isLiveDoorWell } from "@/lib/live/teller";
import { isHealthy } from "@/lib/server/health";

export const dynamic = "force-dynamic";

/** 200 while the database and the rooms' process answer, else 503: for whoever decides whether to send people here. */
export async function GET(): Promise<Response> {
  const headers = { "Cache-Control": "no-store" };
  if (isLiveDoorWell() && (await isHealthy())) return Response.json({ status: "ok" }, { headers });
  return Response.json(
    { status: "unavailable" },
    { status: 503, headers: { ...headers, "Retry-After": "1" } },
  );
}
