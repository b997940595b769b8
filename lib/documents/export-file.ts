// An export as a file that has no name: written as quickly as it can be, read as slowly as somebody's line is, and gone once it is closed.
// So nobody's slow line holds a process that writes, or memory.
import { type FileHandle, mkdtemp, open, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Conn } from "@/db/client";
import { codeOf } from "@/db/failure";
import { noteWaiting } from "@/db/patience";
import type { Member } from "@/lib/auth/member";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { atTurn, lineUp } from "@/lib/work/turns/gates";
import { exportBank, type Wanted } from "./export-bank";
import type { ExportFormat } from "./export-formats";

type Asked = { wanted: Wanted; format: ExportFormat };

/** In its turn. Throws `not_found` for a kit that isn't seen, and `rate_limited` where too many wait or are being read. */
export async function takeOut(conn: Conn, member: Member, asked: Asked) {
  const place = new AbortController();
  const reading = lineUp("download", member, () => place.abort(gaveWay));
  try {
    const { file, size } = await atTurn(lineUp("export", member), () => {
      noteWaiting(); // it is other processes that write it, for seconds
      return write(conn, member, asked);
    });
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

async function write(conn: Conn, member: Member, asked: Asked): Promise<{ file: FileHandle; size: number }> {
  const file = await openNameless();
  try {
    let written = 0;
    let sinceLook = Number.POSITIVE_INFINITY;
    for await (const piece of exportBank(conn, member, asked)) {
      sinceLook += piece.length;
      if (sinceLook > lookEachBytes) {
        await requireRoom();
        sinceLook = 0;
      }
      // A single `write` may take less than it was given where the disk is nearly full.
      await file.appendFile(piece);
      written += piece.length;
    }
    const { size } = await file.stat();
    if (size !== written) throw new Error(`An export of ${written} bytes became a file of ${size}`);
    return { file, size };
  } catch (error) {
    await file.close();
    throw codeOf(error) === "ENOSPC" ? noRoom(error) : error;
  }
}

const MB = 2 ** 20;
const lookEachBytes = 4 * MB;
/** What files on their way out leave to others on that disk, or in memory, where some systems keep them: a tenth, and never more than this. */
const mostSpared = 256 * MB;

async function requireRoom(): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(tmpdir());
  const spared = Math.min(mostSpared, (blocks * bsize) / 10);
  if (bavail * bsize - lookEachBytes < spared) throw noRoom();
}

function noRoom(cause?: unknown): AppError {
  log.warn({ folder: tmpdir() }, "There is no room for an export");
  return new AppError(
    "unavailable",
    "The server has no room for this file just now. Try again in a few minutes, or take out a part; if it stays so, tell whoever runs the server.",
    { cause },
  );
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
