// Somebody with an account and no seat asks to be let in, again and again: further CONNECTs on an open WebSocket, and twenty thousand at once.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { knock, openLine, type RawSocket } from "../../garbage/raw-socket";
import type { Attack, Target } from "../attack";

const perSecond = 3_000;
const atOnce = { sockets: 4, packets: 20_000 };
const tickMs = 20;

export const connects: Attack = {
  name: "connects",
  what: `an account without a seat sends ${perSecond.toLocaleString("en")} CONNECTs a second, and ${atOnce.packets.toLocaleString("en")} at once on each of ${atOnce.sockets} WebSockets`,
  before:
    "5 of 9 pushes past their deadline at 1,500 a second; 15 s of failures after the 80,000 at once; health 503",
  async begin(target) {
    const { cookie } = await target.createMember();
    const packet = knock(randomUUID(), "account");
    const burst = Buffer.concat(Array.from({ length: atOnce.packets }, () => packet));
    for (let n = 0; n < atOnce.sockets; n++) (await open(target, cookie))?.write(burst);
    return keepOn(() => open(target, cookie), packet);
  },
};

const open = ({ url, address }: Target, cookie: string) =>
  openLine({ url, cookie, address }).catch(() => undefined);

/** Writes the packets of each tick at once, on a new WebSocket where the last one was cut. */
function keepOn(again: () => Promise<RawSocket | undefined>, packet: Buffer) {
  const each = Buffer.concat(Array.from({ length: (perSecond * tickMs) / 1_000 }, () => packet));
  let isOver = false;
  let opened = 0;
  let written = atOnce.sockets * atOnce.packets;
  const work = (async () => {
    let line: RawSocket | undefined;
    while (!isOver) {
      if (!line?.isOpen()) {
        line = await again();
        opened += 1;
      }
      line?.write(each);
      written += each.length / packet.length;
      await sleep(tickMs);
    }
    line?.close();
  })();
  return {
    async stop() {
      isOver = true;
      await work;
      return `${written.toLocaleString("en")} CONNECTs on ${opened + atOnce.sockets} WebSockets`;
    },
  };
}
