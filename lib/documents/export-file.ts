// An export as a file that has no name: written as quickly as it can be, read as slowly as somebody's line is, and gone once it is closed.
// So nobody's slow line holds a process that writes, or memory.
import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Conn } from "@/db/client";
import type { Member } from "@/lib/auth/member";
import { AppError } from "@/lib/errors";
import { atTurn, lineUp } from "@/lib/work/turns/gates";
import { exportBank, type Wanted } from "./export-bank";
import type { ExportFormat } from "./export-formats";

type Asked = { wanted: Wanted; format: ExportFormat };

/** In its turn. Throws `not_found` for a kit that isn't seen, and `rate_limited` where too many wait or are being read. */
export async function takeOut(conn: Conn, member: Member, asked: Asked) {
  const place = new AbortController();
  const reading = lineUp("download", member, () => place.abort(gaveWay));
  try {
    const file = await atTurn(lineUp("export", member), () => write(conn, member, asked));
    const { size } = await file.stat();
    const body = toBody(file, { isLost: place.signal, leave: reading.leave });
    place.signal.throwIfAborted();
    return { size, body };
  } catch (error) {
    reading.leave();
    throw error;
  }
}

const gaveWay = new AppError(
  "rate_limited",
  "Too many exports are on their way at this moment, and most are yours, your team’s or from your network address. Try again in a minute.",
);

async function write(conn: Conn, member: Member, asked: Asked): Promise<FileHandle> {
  const file = await openNameless();
  try {
    for await (const piece of exportBank(conn, member, asked)) await file.write(piece);
    return file;
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function openNameless(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), "rehearse-"));
  const file = await open(join(folder, "export"), "wx+", 0o600);
  // Where the system keeps the name of an open file, the file stays behind: it is in the system's own place for such.
  await rm(folder, { recursive: true }).catch(() => undefined);
  return file;
}

const chunk = 64 * 1024;
/** Whoever takes longer begins anew. */
const longestMs = 15 * 60_000;

type Place = { isLost: AbortSignal; leave(): void };

function toBody(file: FileHandle, { isLost, leave }: Place): ReadableStream<Uint8Array> {
  let at = 0;
  async function end(): Promise<void> {
    clearTimeout(timer);
    leave();
    await file.close().catch(() => undefined);
  }
  const timer = setTimeout(() => void end(), longestMs).unref();
  // Whoever reads on finds it closed: half a file never looks whole.
  if (isLost.aborted) void end();
  else isLost.addEventListener("abort", () => void end(), { once: true });
  return new ReadableStream({
    async pull(controller) {
      const { bytesRead, buffer } = await file.read(new Uint8Array(chunk), 0, chunk, at);
      at += bytesRead;
      if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead));
      await end();
      controller.close();
    },
    cancel: end,
  });
}
