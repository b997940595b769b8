// What the log is told of a socket that isn't let in, is refused or is cut.
import { randomUUID } from "node:crypto";
import { beforeEach, expect, test, vi } from "vitest";
import { createPerson, createWorld } from "@/db/testing/factories";
import { logComing, logRefusal } from "@/lib/security-log";
import { tellSeatRemoved } from "../teller";
import { accountCookie, useDoor, type World } from "../testing";

vi.mock(import("@/lib/security-log"), async (original) => ({
  ...(await original()),
  logComing: vi.fn(),
  logRefusal: vi.fn(),
}));
const door = useDoor();
const address = "127.0.0.1";
const logged = () => vi.mocked(logRefusal).mock.calls;
let world: World;
beforeEach(async () => {
  world = await createWorld(door.database(), { status: "live" });
  vi.clearAllMocks();
});

test("a foreign origin, and a knock without a good cookie", async () => {
  const { interviewId } = world;
  await door.knock({ interviewId, origin: "https://evil.example" });
  await door.knock({ interviewId });
  await door.knock({ interviewId, auth: {} });
  expect(logged()).toEqual([
    ["foreign origin", { address }],
    ["unauthenticated", { at: "handshake", address }],
    ["invalid", { at: "handshake", address }],
  ]);
});

test("who has a good cookie is named, where they want in and aren't seated", async () => {
  const { interviewId } = world;
  const stranger = await createPerson(door.database());
  await door.knock({ interviewId, cookie: await accountCookie(stranger) });
  expect(logged()).toEqual([
    ["not_found", { at: "handshake", address, personId: stranger.personId, interviewId }],
  ]);
});

test("what the room refuses, by its command", async () => {
  const { interviewId, candidate } = world;
  const client = await door.guest(interviewId, candidate);
  await client.send("interview:pause", { opId: randomUUID() });
  await client.send("note:save", "a canary");
  await client.send("a canary", {});
  const who = { address, personId: candidate.personId, interviewId };
  expect(logged()).toEqual([
    ["forbidden", { at: "interview:pause", ...who }],
    ["invalid", { at: "note:save", ...who }],
    ["invalid", { at: "room", ...who }],
  ]);
});

test("a flood that is cut, once, and whose it was", async () => {
  const { interviewId, candidate } = world;
  const client = await door.guest(interviewId, candidate);
  for (let nth = 0; nth < 400; nth++) client.socket.emit("answer:typing", {});
  await client.gone;
  const who = { address, personId: candidate.personId, interviewId };
  expect(logged().filter(([why]) => why === "a socket's flood")).toEqual([["a socket's flood", who]]);
});

test("a seat that is taken away while somebody sits there", async () => {
  const { seatId, ...observer } = await door.join(world.interviewId, "observer");
  const client = await door.account(world.interviewId, observer);
  tellSeatRemoved(seatId);
  await client.gone;
  expect(vi.mocked(logComing).mock.calls).toEqual([["sent away", { seatId }]]);
});
