// F21: somebody with a seat sends five thousand events a second and comes back as often as they are let in.
import { setTimeout as sleep } from "node:timers/promises";
import { openRawSocket, type RawSocket, textFrame } from "../../garbage/raw-socket";
import { atLeast, atMost, fine } from "../../outcome";
import type { Attack, Target } from "../attack";

const perSecond = 5_000;
const tickMs = 20;
const budget = { burst: 40, perSecond: 20 };
const longestMs = 60_000;

export const eventFlood: Attack = {
  name: "event-flood",
  what: `one tab sends ${perSecond.toLocaleString("en")} searches a second and comes back whenever it is cut`,
  async begin(target) {
    const [room] = await target.createRooms(1);
    if (!room) throw new Error("There is no room to flood.");
    const { interviewId, interviewerCookie: cookie } = room;
    return flood(target, { interviewId, cookie, door: "account" });
  },
};

function flood({ url, address }: Target, seat: { interviewId: string; cookie: string; door: string }) {
  const told = { accepted: 0, refused: 0 };
  const hear = (text: string) => {
    told.accepted += text.split('"ok":true').length - 1;
    told.refused += text.split('"rate_limited"').length - 1;
  };
  const startMs = performance.now();
  let isOver = false;
  let sent = 0;
  let opened = 0;
  const work = (async () => {
    let socket: RawSocket | undefined;
    for (; !isOver && performance.now() - startMs < longestMs; await sleep(tickMs)) {
      if (!socket?.isOpen()) {
        socket = await openRawSocket({ ...seat, url, address, hear }).catch(() => undefined);
        if (socket) opened += 1;
        continue;
      }
      const events = Array.from({ length: (perSecond * tickMs) / 1_000 }, () =>
        textFrame(`42${sent++}["bank:search",{"text":"index"}]`),
      );
      socket.write(Buffer.concat(events));
    }
    socket?.close();
  })();
  return {
    async stop() {
      isOver = true;
      await work;
      const allowed = budget.burst + (budget.perSecond * (performance.now() - startMs)) / 1_000;
      return [
        fine(`${sent.toLocaleString("en")} events over ${opened} connections`),
        atMost("accepted", told.accepted, allowed, ""),
        atLeast("of them by the search", told.accepted, 1),
        fine(`${told.refused} refused, the rest cut`),
      ];
    },
  };
}
