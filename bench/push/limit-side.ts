// The same pushes through `limit-server.ts`: as many sockets, the same bytes to insert and to tell.
import { randomUUID } from "node:crypto";
import type { Child } from "../child";
import { type BenchSocket, openBenchSocket } from "../sockets";
import { createWaiting, type Side } from "./side";

export type LimitSide = Side & { senders: BenchSocket[] };

export async function openLimitSide(
  server: Child & { url: string },
  { payloads, roomCount }: { payloads: unknown[]; roomCount: number },
): Promise<LimitSide> {
  const waiting = createWaiting();
  const senders: BenchSocket[] = [];
  for (let index = 0; index < roomCount; index++) {
    const [sender, listener] = await Promise.all([openBenchSocket(server.url), openBenchSocket(server.url)]);
    await listener.send("join", `candidate:${index}`);
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
      const index = pushes % roomCount;
      const payload = withId(payloads[pushes % payloads.length], randomUUID());
      pushes += 1;
      const heard = waiting.until(payload.payload.askedQuestionId);
      await (senders[index] as BenchSocket).send("push", { room: `candidate:${index}`, payload });
      return heard;
    },
  };
}

function withId(fact: unknown, askedQuestionId: string) {
  const { payload, ...rest } = fact as { payload: object };
  return { ...rest, payload: { ...payload, askedQuestionId } };
}
