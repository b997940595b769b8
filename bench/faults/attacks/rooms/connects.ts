// Somebody with an account and no seat asks to be let in, again and again: further CONNECTs on an open WebSocket, and twenty thousand at once.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { knock, openLine, type RawSocket } from "../../garbage/raw-socket";
import { atLeast, fine } from "../../outcome";
import type { Attack, Target } from "../attack";

const perSecond = 3_000;
const atOnce = { sockets: 4, packets: 20_000 };
const tickMs = 20;
const longestTicks = 250;

export const connects: Attack = {
  name: "connects",
  what: `an account without a seat sends ${perSecond.toLocaleString("en")} CONNECTs a second, and ${atOnce.packets.toLocaleString("en")} at once on each of ${atOnce.sockets} WebSockets`,
  before:
    "5 of 9 pushes past their deadline at 1,500 a second; 15 s of failures after the 80,000 at once; health 503",
  async begin(target) {
    const { cookie } = await target.createMember();
    const packet = knock(randomUUID(), "account");
    const burst = Buffer.concat(Array.from({ length: atOnce.packets }, () => packet));
    const counts = { opened: 0, refused: 0, written: 0 };
    const again = () => open(target, cookie, counts);
    // One by itself is answered: so what follows is cut for its number, and not because it is no CONNECT.
    write(await again(), packet, counts);
    for (let n = 0; n < longestTicks && counts.refused === 0; n++) await sleep(tickMs);
    for (let n = 0; n < atOnce.sockets; n++) write(await again(), burst, counts);
    return keepOn(again, packet, counts);
  },
};

type Counts = { opened: number; refused: number; written: number };

/** Undefined where it isn't let open. */
async function open(
  { url, address }: Target,
  cookie: string,
  counts: Counts,
): Promise<RawSocket | undefined> {
  const hear = (text: string) => {
    counts.refused += text.split("44{").length - 1;
  };
  const line = await openLine({ url, cookie, address, hear }).catch(() => undefined);
  if (line) counts.opened += 1;
  return line;
}

function write(line: RawSocket | undefined, packets: Buffer, counts: Counts): void {
  if (!line?.isOpen()) return;
  line.write(packets);
  counts.written += packets.length;
}

/** Writes the packets of each tick at once, on a new WebSocket where the last one was cut. */
function keepOn(again: () => Promise<RawSocket | undefined>, packet: Buffer, counts: Counts) {
  const each = Buffer.concat(Array.from({ length: (perSecond * tickMs) / 1_000 }, () => packet));
  let isOver = false;
  const work = (async () => {
    let line: RawSocket | undefined;
    while (!isOver) {
      if (!line?.isOpen()) line = await again();
      write(line, each, counts);
      await sleep(tickMs);
    }
    line?.close();
  })();
  return {
    async stop() {
      isOver = true;
      await work;
      const { opened, refused, written } = counts;
      return [
        fine(`${(written / packet.length).toLocaleString("en")} CONNECTs on ${opened} WebSockets`),
        atLeast("answered", refused, 1),
      ];
    },
  };
}
