// The room's client on a real connection, to a server that loses what a bad line loses.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { emptyPanel } from "@/lib/room/panel";
import { emptyRoom } from "@/lib/room/room";
import type { CatchUp } from "@/lib/room/schema";
import { RoomClient } from "./room-client";

type Answer = (reply: { ok: true; data: CatchUp }) => void;

const http = createServer();
const server = new Server(http, { path: "/live" });
const interviewId = randomUUID();
const planned = { status: "live", title: "Backend, second round" } as unknown as CatchUp["interview"];
const nothing = { room: null, facts: [], answers: [], more: false };
let isOut = false;
let hear: (answer: Answer, nth: number, socket: Socket) => void;

beforeAll(async () => {
  http.listen(0, "127.0.0.1");
  await once(http, "listening");
  vi.stubGlobal("location", {
    protocol: "http:",
    host: `127.0.0.1:${(http.address() as AddressInfo).port}`,
  });
  server.use((_socket, next) =>
    next(isOut ? Object.assign(new Error(), { data: { code: "unavailable" } }) : undefined),
  );
  server.on("connection", (socket) => {
    let asked = 0; // of this connection: a new one asks by itself
    socket.on("room:catch-up", (_known, answer) => hear(answer, ++asked, socket));
    socket.on("question:shown", (_input, answer: () => void) => answer());
  });
});
afterAll(() => server.close());

test("a catch-up whose answer is lost is asked for once more without waiting for a pulse", async () => {
  hear = (answer, nth) => {
    if (nth > 1) answer({ ok: true, data: { ...nothing, interview: planned } as CatchUp });
  };
  const client = makeClient();
  const close = client.open({});
  await vi.waitUntil(() => client.state().interview, { timeout: 10_000 });
  expect(client.state().interview).toEqual(planned);
  close();
}, 15_000);

test("where an answer brings nothing of what is owed, the next pulse asks again and not the client at once", async () => {
  let count = 0;
  hear = (answer, nth, socket) => {
    count = nth;
    // Heard of while the first was under way: that is asked for.
    if (nth === 1) socket.emit("pulse", { seq: 7, panelSeq: 0, nowMs: 0 });
    const interview = { ...planned, heading: `Answer ${nth}` };
    answer({ ok: true, data: { ...nothing, interview } as CatchUp });
  };
  const client = makeClient();
  // However long an answer takes here: it isn't asked for once more.
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const isThere = new Promise<void>((done) => {
    client.subscribe(() => client.state().interview?.heading === "Answer 2" && done());
  });
  const close = client.open({});
  await isThere;
  // Comes after whatever was asked upon that answer.
  await client.send("question:shown", { askedQuestionId: randomUUID() });
  expect(count).toBe(2);
  vi.useRealTimers();
  close();
}, 15_000);

test("answers show that the connection lives, though no pulse comes; without either it is looked for", async () => {
  hear = (answer) => answer({ ok: true, data: { ...nothing, interview: planned } as CatchUp });
  const client = makeClient();
  const close = client.open({});
  await vi.waitUntil(() => client.state().interview, { timeout: 10_000 });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  await client.send("question:shown", { askedQuestionId: randomUUID() });
  vi.advanceTimersByTime(4_000);
  await client.send("question:shown", { askedQuestionId: randomUUID() });
  vi.advanceTimersByTime(4_000);
  expect(client.state().connection).toEqual({ state: "connected" });
  vi.advanceTimersByTime(1_000);
  expect(client.state().connection).toEqual({ state: "reconnecting" });
  vi.useRealTimers();
  close();
}, 15_000);

test("a server that is reached and can let nobody in is no line that is down", async () => {
  isOut = true;
  const client = makeClient();
  const close = client.open({});
  const isReached = () => Object.entries(client.state().connection).join();
  await vi.waitUntil(() => isReached() === "state,reconnecting,isReached,true", { timeout: 10_000 });
  isOut = false;
  await vi.waitUntil(() => client.state().connection.state === "connected", { timeout: 10_000 });
  close();
}, 25_000);

function makeClient(): RoomClient {
  const at = { interviewId, pageOf: randomUUID(), door: "candidate", serverNowMs: 0 } as const;
  const none = { panel: emptyPanel, answers: {}, shown: {}, people: [] };
  return new RoomClient({ ...at, room: emptyRoom, ...none });
}
