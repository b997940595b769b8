import { randomUUID } from "node:crypto";
import { db } from "@/db/client";
import { codeOf } from "@/db/failure";
import { unhurried } from "@/db/patience";
import { currentMember, noteRefusal } from "@/lib/auth/session";
import { takeOut } from "@/lib/documents/export-file";
import { exportFormats } from "@/lib/documents/export-formats";
import { statusOf, toRefusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { toSearch } from "@/lib/questions/reads";
import { exportQuerySchema, listQuerySchema } from "@/lib/questions/schema";

/** The bank, what a list's address finds, or a kit, as a file. Strangers and unknown formats find nothing here. */
export async function GET(request: Request): Promise<Response> {
  const address = readAddress(new URL(request.url).searchParams);
  const asked = exportQuerySchema.safeParse(address);
  const member = await currentMember().catch(asNobody);
  if (!member || !asked.success) return new Response("There is nothing here to export.", { status: 404 });
  const { format, kit, all } = asked.data;
  const { text, filters } = toSearch(listQuerySchema.parse(address), member);
  const wanted = kit ? { kitId: kit } : all ? {} : { text, filters };
  try {
    const { size, body } = await unhurried(() => takeOut(db(), member, { wanted, format }));
    const { ending, type } = exportFormats[format];
    const name = `rehearse-${kit ? "kit" : "bank"}-${new Date().toISOString().slice(0, 10)}.${ending}`;
    const headers = {
      "content-type": type,
      "content-length": `${size}`,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    };
    return new Response(body, { headers });
  } catch (error) {
    return refuse(error);
  }
}

/** Nothing is made for whoever takes no file. Without this Next runs `GET`, and neither reads nor closes what comes of it. */
export function HEAD(): Response {
  return new Response(null, { status: 405, headers: { allow: "GET" } });
}

async function refuse(error: unknown): Promise<Response> {
  const { code, message, reference } = toRefusal(error, randomUUID().slice(0, 8));
  if (reference) log.error({ err: error, reference }, "An export failed");
  await noteRefusal(code);
  return new Response(code === "not_found" ? "There is no such kit." : message, { status: statusOf[code] });
}

function asNobody(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== "unauthenticated" && code !== "forbidden") throw error;
}

function readAddress(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
}
