import { db } from "@/db/client";
import { codeOf } from "@/db/failure";
import { currentMember } from "@/lib/auth/session";
import { exportBank } from "@/lib/documents/export-bank";
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
  const pieces = exportBank(db(), member, { wanted, format });
  const first = await pieces.next().catch(() => undefined);
  if (!first) return new Response("There is no such kit.", { status: 404 });
  const { ending, type } = exportFormats[format];
  const name = `rehearse-${kit ? "kit" : "bank"}-${new Date().toISOString().slice(0, 10)}.${ending}`;
  return new Response(toStream(first, pieces), {
    headers: {
      "content-type": type,
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

function asNobody(error: unknown): undefined {
  const code = codeOf(error);
  if (code !== "unauthenticated" && code !== "forbidden") throw error;
}

function readAddress(parameters: URLSearchParams): Record<string, string[]> {
  return Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name)]));
}

type Pieces = AsyncGenerator<string | Uint8Array>;

function toStream(first: IteratorResult<string | Uint8Array>, pieces: Pieces): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let next: Promise<IteratorResult<string | Uint8Array>> | undefined = Promise.resolve(first);
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await (next ?? pieces.next());
      next = undefined;
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
