// What one WebSocket may do before anybody is behind it, and after. The clock of the budgets stands still unless a test moves it.
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { connect as dial } from "node:net";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createPerson } from "@/db/testing/factories";
import { takeSeat } from "@/lib/room/seat";
import { accountCookie, newAsk, nothingKnown, useDoor, type World } from "../testing";

vi.mock(import("@/lib/room/seat"), async (original) => {
  const all = await original();
  return { ...all, takeSeat: vi.fn(all.takeSeat) };
});
const takesSeat = vi.mocked(takeSeat);
const door = useDoor();
let clock = performance.now();
vi.spyOn(performance, "now").mockImplementation(() => clock);
beforeEach(() => {
  clock += 3_600_000;
  takesSeat.mockClear();
});

const connect = (interviewId: string) => `0${JSON.stringify({ interviewId, door: "account" })}`;
const refusedWith = (code: string, message: RegExp) =>
  expect.objectContaining({
    data: expect.objectContaining({ code, message: expect.stringMatching(message) }),
  });

describe("one CONNECT a WebSocket", () => {
  test("of fifty at once the second cuts it; no more than one seat was looked for", async () => {
    const stranger = await door.line(await accountCookie(await createPerson(door.database())));
    for (let n = 0; n < 50; n++) stranger.say(connect(randomUUID()));
    await stranger.gone;
    expect(takesSeat.mock.calls.length).toBeLessThanOrEqual(1);
  });

  test("a second one after the refusal of the first cuts it, and costs nothing", async () => {
    const stranger = await door.line(await accountCookie(await createPerson(door.database())));
    stranger.say(connect(randomUUID()));
    await vi.waitUntil(() => stranger.heard.some((text) => text.startsWith("4")), { timeout: 10_000 });
    stranger.say(connect(randomUUID()));
    await stranger.gone;
    expect(takesSeat).toHaveBeenCalledOnce();
  });

  test("a second one cuts whoever was let in", async () => {
    const { interviewer, candidate, world } = await door.openRoom();
    takesSeat.mockClear();
    interviewer.socket.io.engine.send(connect(world.interviewId));
    expect(await interviewer.gone).toBe("transport close");
    expect(candidate.socket.connected).toBe(true);
    expect(takesSeat).not.toHaveBeenCalled();
  });

  test.each(["0/admin,", "0/,{}", '2["note:save",{}]', "37[]", "1"])(
    "%s instead of it cuts",
    async (text) => {
      const line = await door.line();
      line.say(text);
      await line.gone;
      expect(line.heard).toEqual([]);
    },
  );

  test("nothing instead of it cuts within seconds", async () => {
    const line = await door.line();
    await line.gone;
  }, 10_000);

  test("a connection can't be taken over by another one that names it", async () => {
    const { interviewer, world } = await door.openRoom();
    const { id } = interviewer.socket.io.engine as unknown as { id: string };
    const outcome = await door.knock({
      interviewId: world.interviewId,
      cookie: await accountCookie(world.interviewer),
      query: { sid: id },
    });
    expect(outcome).toBeInstanceOf(Error);
    const socket = upgrade(`/live/?EIO=4&transport=websocket&%73id=${id}`, "http://localhost:3000");
    expect(String(await once(socket, "data"))).toMatch(/^HTTP\/1.1 400/);
    socket.destroy();
    expect(interviewer.socket.connected).toBe(true);
  });
});

test.each([
  ["another origin", "/live/?EIO=4&transport=websocket", "http://evil.example"],
  ["another transport", "/live/?EIO=4&transport=polling", "http://localhost:3000"],
  ["an older protocol", "/live/?EIO=3&transport=websocket", "http://localhost:3000"],
  ["a connection of that name", "/live/?EIO=4&transport=websocket&sid=x", "http://localhost:3000"],
])("an upgrade refused for %s is closed, though the other end stays", async (_why, path, origin) => {
  const socket = upgrade(path, origin);
  const isReset = once(socket, "error");
  // A half that was only ended would hear it.
  socket.once("data", () => setInterval(() => socket.write("still here"), 10).unref());
  expect(await isReset).toMatchObject([{ code: expect.stringMatching(/ECONNRESET|EPIPE/) }]);
});

test("a message in thousands of empty frames is cut before its end: no budget of messages would count them", async () => {
  const socket = upgrade("/live/?EIO=4&transport=websocket", "http://localhost:3000");
  await once(socket, "data");
  const frame = (first: number) => Buffer.from([first, 0x80, 0, 0, 0, 0]);
  const [begins, goesOn] = [frame(0x01), frame(0x00)];
  const ended = once(socket, "end");
  socket.write(Buffer.concat([begins, ...Array<Buffer>(1_000).fill(goesOn)]));
  const [heard] = await once(socket, "data");
  expect(heard).toEqual(Buffer.from([0x88, 2, 0x03, 0xf0])); // a close frame with 1008, policy violation
  await ended;
  socket.destroy();
});

/** A connection that asks for a WebSocket by hand. */
function upgrade(path: string, origin: string) {
  const socket = dial({ port: door.port, host: "127.0.0.1", allowHalfOpen: true });
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: localhost:${door.port}`,
    `Origin: ${origin}`,
    ...["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"],
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
  ];
  socket.write(`${lines.join("\r\n")}\r\n\r\n`);
  return socket;
}

describe("handshakes of one person", () => {
  test("are looked at sixty times, then two a second; the sentence says when to try again", async () => {
    const person = await createPerson(door.database());
    const cookie = await accountCookie(person);
    const knock = () => door.knock({ interviewId: randomUUID(), cookie });
    for (let n = 0; n < 60; n++) await knock();
    takesSeat.mockClear();
    for (let n = 0; n < 20; n++)
      expect(await knock()).toEqual(
        refusedWith("rate_limited", /^You have connected too often .* in 1 second;/),
      );
    expect(takesSeat).not.toHaveBeenCalled();
    clock += 500;
    expect(await knock()).toEqual(refusedWith("not_found", /doesn't exist/));
  });

  test("leave the neighbours alone", async () => {
    const { world } = await door.openRoom();
    const cookie = await accountCookie(await createPerson(door.database()));
    for (let n = 0; n < 100; n++) await door.knock({ interviewId: randomUUID(), cookie });
    await door.account(world.interviewId, world.interviewer);
  });
});

describe("frames", () => {
  const flood = (world: World) => ({ ...nothingKnown, interviewId: world.interviewId });

  test("a flood whose refusals stay below two hundred between two accepted events is cut all the same", async () => {
    const { interviewer, candidate, world } = await door.openRoom();
    for (let round = 0; round < 30 && interviewer.socket.connected; round++) {
      for (let n = 0; n < 99; n++) interviewer.socket.emit("question:guide", flood(world));
      await interviewer.socket
        .timeout(1_000)
        .emitWithAck("question:guide", {})
        .catch(() => undefined);
      clock += 50;
    }
    expect(interviewer.socket.connected).toBe(false);
    expect(candidate.socket.connected).toBe(true);
  });

  test("who was cut and comes back has no new budget of events", async () => {
    const { interviewer, world } = await door.openRoom();
    for (let n = 0; n < 5_000; n++) interviewer.socket.emit("question:guide", flood(world));
    await interviewer.gone;
    const back = await door.account(world.interviewId, world.interviewer);
    expect(await back.send("room:catch-up", nothingKnown)).toMatchObject({
      error: { code: "rate_limited" },
    });
    clock += 50;
    expect(await back.send("room:catch-up", nothingKnown)).toMatchObject({ ok: true });
  });

  test.each(["37[]", "37[null]", '2["x"]', '51-["x",{"_placeholder":true,"num":0}]'])(
    "three hundred of %s are cut",
    async (text) => {
      const { interviewer, candidate } = await door.openRoom();
      for (let n = 0; n < 300; n++) interviewer.socket.io.engine.send(text);
      expect(await interviewer.gone).toMatch(/transport close|server disconnect/);
      expect(candidate.socket.connected).toBe(true);
    },
  );
});

test("who doesn't read is cut once a megabyte waits for them, whatever the system holds besides; the others go on", async () => {
  const { interviewer, candidate, world } = await door.openRoom();
  const ask = newAsk(world);
  await interviewer.send("question:ask", ask);
  const { transport } = interviewer.socket.io.engine as unknown as { transport: { ws: { pause(): void } } };
  transport.ws.pause();
  const save = { askedQuestionId: ask.opId, body: "漢".repeat(16_000) };
  const hasLeft = () =>
    candidate.heard.some(
      (one) => one.event === "presence" && JSON.stringify(one.payload).includes('"here":false'),
    );
  let told = 0;
  for (; told < 500 && !hasLeft(); told++, clock += 50)
    expect(
      await candidate.send("answer:save", { ...save, opId: randomUUID(), baseRevision: told }),
    ).toMatchObject({
      data: { revision: told + 1 },
    });
  expect(told).toBeGreaterThan(20); // a megabyte's worth
  expect(told).toBeLessThan(500);
});
