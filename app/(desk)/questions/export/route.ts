import { db } from "@/db/client";
import { codeOf, messageOf } from "@/db/failure";
import { unhurried } from "@/db/patience";
import { currentMember } from "@/lib/auth/session";
import { takeOut } from "@/lib/documents/export-file";
import { exportFormats } from "@/lib/documents/export-formats";
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
    const status = statuses[String(codeOf(error))];
    if (!status) throw error;
    return new Response(status === 404 ? "There is no such kit." : messageOf(error), { status });
  }
}

const statuses: Partial<Record<string, number>> = {
  not_found: 404,
  invalid: 422,
  rate_limited: 429,
  unavailable: 503,
};

function asNobody(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== "unauthenticated" && code !== "forbidden") throw error;
}

function readAddress(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
}
