// A zip file as a list of names and packed bytes (APPNOTE.TXT 4.3): the library unpacks a whole file at once, which neither
// hands back control nor stops where an entry holds more than it says.
import { Inflate } from "fflate";

export type ZipEntry = {
  name: string;
  method: number;
  isLocked: boolean;
  packed: number;
  size: number;
  header: number;
};

const slice = 4096;

/** The entries as the directory at the end lists them, or undefined where there is none or it is damaged. */
export function listEntries(
  bytes: Uint8Array,
  most: number,
): { entries: ZipEntry[]; count: number } | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  while (entries.length < Math.min(count, most)) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const name = view.getUint16(at + 28, true);
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)),
      method: view.getUint16(at + 10, true),
      isLocked: (view.getUint16(at + 8, true) & 1) === 1,
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      header: view.getUint32(at + 42, true),
    });
    at += 46 + name + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return { entries, count };
}

/** The end record stands before a comment of at most 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= 0 && at >= last - 65_535; at -= 1) {
    if (view.getUint32(at, true) === 0x06054b50) return at;
  }
  return undefined;
}

/** One packed stream under many names would be unpacked for each: no honest file has that. */
export function doOverlap(entries: readonly ZipEntry[]): boolean {
  const inOrder = entries.toSorted((one, other) => one.header - other.header);
  return inOrder.some(
    ({ header, packed }, index) => header + 30 + packed > (inOrder[index + 1]?.header ?? Infinity),
  );
}

/** What the entry holds; undefined where it is damaged, locked or not of the size that it says. Adds to `work` what was read and unpacked. */
export function unpackEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  work: { bytes: number },
): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { header, packed, size, method, isLocked } = entry;
  if (isLocked || header + 30 > bytes.length || view.getUint32(header, true) !== 0x04034b50) return undefined;
  const start = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  const content = bytes.subarray(start, start + packed);
  work.bytes += content.length;
  if (method === 0) {
    return content.length === size ? content : undefined;
  }
  return method === 8 ? inflate(content, size, work) : undefined;
}

function inflate(content: Uint8Array, size: number, work: { bytes: number }): Uint8Array | undefined {
  const whole = new Uint8Array(size);
  let filled = 0;
  let hasEnded = false;
  const stream = new Inflate((chunk, isLast) => {
    work.bytes += chunk.length;
    if (filled + chunk.length <= size) whole.set(chunk, filled);
    filled += chunk.length;
    hasEnded = isLast;
  });
  try {
    for (let at = 0; at < content.length && filled <= size; at += slice)
      stream.push(content.subarray(at, at + slice), at + slice >= content.length);
  } catch {
    return undefined;
  }
  return hasEnded && filled === size ? whole : undefined;
}
