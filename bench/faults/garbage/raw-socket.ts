// A WebSocket by hand, so that it can say what no library would send. It reads only as far as it must: whether the socket
// was let in, and whether it was cut.
import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";

export type RawSocket = {
  /** False once the server has cut it. */
  isOpen(): boolean;
  write(frame: Buffer): void;
  /** From now on nothing is read. */
  stopReading(): void;
  close(): void;
};
type Opened = {
  url: string;
  cookie: string;
  /** Where it comes from, on this machine. */
  address?: string;
  hear?(text: string): void;
};
type Seated = Opened & { interviewId: string; door: string };

/** Opens it, shakes hands with socket.io as a seat, and resolves when the seat was taken. */
export async function openRawSocket({ interviewId, door, ...given }: Seated): Promise<RawSocket> {
  const { raw, socket } = await open(given);
  const taken = hear(socket, "40{");
  raw.write(knock(interviewId, door));
  await taken;
  return raw;
}

/** Opens it and says nothing yet. */
export async function openLine(given: Opened): Promise<RawSocket> {
  return (await open(given)).raw;
}

export const knock = (interviewId: string, door: string) =>
  textFrame(`40${JSON.stringify({ interviewId, door })}`);

async function open({
  url,
  cookie,
  address,
  hear: told,
}: Opened): Promise<{ raw: RawSocket; socket: Socket }> {
  const { hostname, port } = new URL(url);
  const socket = connect({ port: Number(port), host: hostname, localAddress: address });
  let isOpen = true;
  const close = () => {
    isOpen = false;
    socket.destroy();
  };
  socket.on("error", close);
  socket.on("close", close);
  if (told) socket.on("data", (chunk) => told(chunk.toString("latin1")));
  else socket.resume();
  socket.write(
    [
      "GET /live/?EIO=4&transport=websocket HTTP/1.1",
      ...[`Host: ${hostname}:${port}`, `Origin: ${url}`, `Cookie: ${cookie}`],
      ...["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"],
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
      "\r\n",
    ].join("\r\n"),
  );
  await hear(socket, "0{");
  const write = (frame: Buffer) => void (isOpen && socket.write(frame));
  return { socket, raw: { isOpen: () => isOpen, write, stopReading: () => void socket.pause(), close } };
}

const patienceMs = 5_000;

/** Resolves when what has come holds the text; rejects when the socket closes or stays silent. */
function hear(socket: Socket, text: string): Promise<void> {
  return new Promise((done, fail) => {
    let said = "";
    const stop = (settle: () => void) => {
      clearTimeout(timer);
      socket.off("data", listen);
      socket.off("close", shut);
      settle();
    };
    const listen = (chunk: Buffer) => {
      said += chunk.toString("latin1");
      if (said.includes(text)) stop(done);
    };
    const shut = () => stop(() => fail(new Error(`The socket was closed; it had said ${said.slice(-300)}`)));
    const timer = setTimeout(shut, patienceMs);
    socket.on("data", listen);
    socket.on("close", shut);
  });
}

export const textFrame = (text: string): Buffer => frame(0x81, Buffer.from(text));

/** One WebSocket frame, masked as a client's must be. `head` is FIN, the reserved bits and the opcode. */
export function frame(head: number, body: Buffer, isMasked = true): Buffer {
  const long = body.length >= 126;
  const length = Buffer.alloc(long ? 4 : 2);
  length[0] = head;
  length[1] = (isMasked ? 0x80 : 0) | (long ? 126 : body.length);
  if (long) length.writeUInt16BE(body.length, 2);
  if (!isMasked) return Buffer.concat([length, body]);
  const mask = randomBytes(4);
  const masked = Buffer.from(body);
  for (let at = 0; at < masked.length; at++) masked[at] = (masked[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return Buffer.concat([length, mask, masked]);
}
