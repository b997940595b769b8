// Somebody without a cookie opens WebSockets as fast as they come and lets each go; half say nothing before they leave, half are refused.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { knock, openLine } from "../../garbage/raw-socket";
import { atLeast, fine } from "../../outcome";
import type { Attack, Target } from "../attack";

const hands = 8;
const pauseMs = 20;
const longestMs = 60_000;

export const sockets: Attack = {
  name: "sockets",
  what: `${hands} hands open WebSockets without a cookie, knock on every other one, and let go`,
  async begin(target) {
    const end = { isOver: false };
    const counts = await Promise.resolve({ opened: 0, refused: 0 });
    const work = Array.from({ length: hands }, () => openAndLetGo(target, counts, end));
    return {
      async stop() {
        end.isOver = true;
        await Promise.all(work);
        return [
          atLeast("opened", counts.opened, 1),
          fine(`${counts.refused.toLocaleString("en")} not let open`),
        ];
      },
    };
  },
};

type Counts = { opened: number; refused: number };

async function openAndLetGo(
  { url, address }: Target,
  counts: Counts,
  end: { isOver: boolean },
): Promise<void> {
  const packet = knock(randomUUID(), "candidate");
  const untilMs = performance.now() + longestMs;
  for (let n = 0; !end.isOver && performance.now() < untilMs; n++) {
    const line = await openLine({ url, address, cookie: "rehearse.account=junk" }).catch(() => undefined);
    if (line) counts.opened += 1;
    else counts.refused += 1;
    if (n % 2) line?.write(packet);
    await sleep(pauseMs);
    line?.close();
  }
}
