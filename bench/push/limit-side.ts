// The same pushes through `limit-server.ts`: as many sockets, the same bytes to insert and to tell.
import { randomUUID } from "node:crypto";
import type { Child } from "../child";
import { type BenchSocket, openBenchSocket } from "../sockets";
import { createWaiting, type Side } from "./side";

export type LimitSide = Side & {
  /** The same push, whose row is that of ours. */
  floor: Side;
  senders: BenchSocket[];
};

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
  async function push(event: "push" | "push-row") {
    const index = pushes % roomCount;
    const payload = withId(payloads[pushes % payloads.length], randomUUID());
    pushes += 1;
    const heard = waiting.until(payload.payload.askedQuestionId);
    await (senders[index] as BenchSocket).send(event, {
      room: `candidate:${index}`,
      payload,
      number: pushes,
    });
    return heard;
  }
  const { cpuMs } = server;
  return { senders, cpuMs, push: () => push("push"), floor: { cpuMs, push: () => push("push-row") } };
}

function withId(fact: unknown, askedQuestionId: string) {
  const { payload, ...rest } = fact as { payload: object };
  return { ...rest, payload: { ...payload, askedQuestionId } };
}
