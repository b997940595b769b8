// Takes a connection's bytes apart: the HTTP head of the upgrade, then WebSocket frames, each whole.
type Sink = {
  /** What isn't a message of the room: passed on as it is. */
  other(bytes: Buffer): void;
  /** An event, a command or an acknowledgement of socket.io. */
  message(frame: Buffer): void;
};
const headEnd = Buffer.from("\r\n\r\n");

export function createSplitter(sink: Sink): (chunk: Buffer) => void {
  let rest = Buffer.alloc(0);
  let isUpgraded = false;
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    if (!isUpgraded) {
      const end = rest.indexOf(headEnd);
      if (end < 0) return;
      isUpgraded = true;
      sink.other(rest.subarray(0, end + headEnd.length));
      rest = rest.subarray(end + headEnd.length);
    }
    for (let size = sizeOf(rest); size !== undefined && rest.length >= size; size = sizeOf(rest)) {
      const frame = rest.subarray(0, size);
      rest = rest.subarray(size);
      if (isMessage(frame)) sink.message(frame);
      else sink.other(frame);
    }
  };
}

/** Where the payload begins, and how long it is; undefined where that hasn't come yet. */
function measure(bytes: Buffer): { at: number; length: number } | undefined {
  const short = (bytes[1] ?? 0) & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskBytes = ((bytes[1] ?? 0) & 0x80) === 0 ? 0 : 4;
  const at = 2 + lengthBytes + maskBytes;
  if (bytes.length < at) return undefined;
  const long =
    lengthBytes === 2 ? bytes.readUInt16BE(2) : lengthBytes === 8 ? Number(bytes.readBigUInt64BE(2)) : short;
  return { at, length: long };
}

function sizeOf(bytes: Buffer): number | undefined {
  const found = measure(bytes);
  return found && found.at + found.length;
}

/** `42` is an event or a command, `43` an acknowledgement; all else is the transport's own. */
function isMessage(frame: Buffer): boolean {
  const found = measure(frame);
  if (!found || ((frame[0] ?? 0) & 0x0f) !== 1 || found.length < 2) return false;
  const isMasked = ((frame[1] ?? 0) & 0x80) !== 0;
  const letter = (index: number) =>
    (frame[found.at + index] ?? 0) ^ (isMasked ? (frame[found.at - 4 + index] ?? 0) : 0);
  return letter(0) === 0x34 && (letter(1) === 0x32 || letter(1) === 0x33);
}
