// The same pushes through `limit-server.ts`: as many sockets, the same bytes to insert and to tell.
import { randomUUID } from "node:crypto";
import type { Child } from "../child";
import { type Line, openLine } from "../sockets";
import { createWaiting, type Side } from "./side";

export type LimitSide = Side & { senders: Line[] };

export async function openLimitSide(
  server: Child & { url: string },
  { payloads, roomCount }: { payloads: unknown[]; roomCount: number },
): Promise<LimitSide> {
  const waiting = createWaiting();
  const senders: Line[] = [];
  for (let place = 0; place < roomCount; place++) {
    const [sender, listener] = await Promise.all([openLine(server.url), openLine(server.url)]);
    await listener.send("join", `candidate:${place}`);
    listener.on("fact", (fact: { payload: { askedQuestionId: string } }) => {
      waiting.heard(fact.payload.askedQuestionId);
    });
    senders.push(sender);
  }
  let pushes = 0;
  return {
    senders,
    cpuMs: server.cpuMs,
    async push() {
      const place = pushes % roomCount;
      const payload = withId(payloads[pushes % payloads.length], randomUUID());
      pushes += 1;
      const heard = waiting.until(payload.payload.askedQuestionId);
      await (senders[place] as Line).send("push", { room: `candidate:${place}`, payload });
      return heard;
    },
  };
}

function withId(fact: unknown, askedQuestionId: string) {
  const { payload, ...rest } = fact as { payload: object };
  return { ...rest, payload: { ...payload, askedQuestionId } };
}
