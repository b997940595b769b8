import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { createInterview, createPerson, createWorld } from "@/db/testing/factories";
import { endSignIns } from "@/lib/auth/sign-ins/commands";
import { takeSeat } from "@/lib/room/seat";
import { socketsPerPerson } from "./admission";
import { accountCookie, guestCookie, type Knock, useDoor } from "./testing";

vi.mock(import("@/lib/room/seat"), async (original) => ({ takeSeat: vi.fn((await original()).takeSeat) }));
const takesSeat = vi.mocked(takeSeat);
const { takeSeat: found } = await vi.importActual<typeof import("@/lib/room/seat")>("@/lib/room/seat");
const door = useDoor();
let world: Awaited<ReturnType<typeof createWorld>>;
let interviewer: string;
let candidate: string;
beforeEach(async () => {
  world = await createWorld(door.database(), { status: "live" });
  interviewer = await accountCookie(world.interviewer);
  candidate = await guestCookie(world.interviewId, world.candidate);
});

const knock = (given: Partial<Knock>) => door.knock({ interviewId: world.interviewId, ...given });
const refusedWith = (code: string) => expect.objectContaining({ data: expect.objectContaining({ code }) });

describe("the origin", () => {
  test.each([
    ["evil", "https://evil.example"],
    ["null", "null"],
    ["missing", null],
    ["a sub-domain", "http://evil.localhost:3000"],
    ["another scheme", "https://localhost:3000"],
    ["another port", "http://localhost:3001"],
    ["no port", "http://localhost"],
    ["ours as a beginning", "http://localhost:3000.evil.example"],
    ["ours in capitals", "HTTP://LOCALHOST:3000"],
    ["with a path", "http://localhost:3000/"],
  ])("%s is refused before any event, with a good cookie too", async (_what, origin) => {
    const outcome = await knock({ origin, cookie: interviewer });
    expect(outcome).toBeInstanceOf(Error);
    expect(outcome).not.toHaveProperty("data");
  });

  test.each(["http://localhost:3000", "http://127.0.0.1:3000"])("ours (%s) is let in", async (origin) => {
    expect(await knock({ origin, cookie: interviewer })).toHaveProperty("socket");
  });
});

describe("who", () => {
  test("somebody who signs out between the look at the cookie and the look at the seat is refused", async () => {
    takesSeat.mockImplementationOnce(async (conn, who) => {
      await endSignIns(door.database(), world.interviewer);
      return found(conn, who);
    });
    expect(await knock({ cookie: interviewer })).toEqual(refusedWith("unauthenticated"));
  });

  const refused: [string, string, () => Promise<Partial<Knock>>][] = [
    ["no cookie", "unauthenticated", async () => ({})],
    ["no cookie at the candidate's door", "unauthenticated", async () => ({ door: "candidate" })],
    ["a tampered cookie", "unauthenticated", async () => ({ cookie: `${interviewer.slice(0, -3)}abc` })],
    [
      "a tampered guest's cookie",
      "unauthenticated",
      async () => ({ door: "candidate", cookie: `${candidate.slice(0, -3)}abc` }),
    ],
    ["a cookie of nothing", "unauthenticated", async () => ({ cookie: "rehearse.account=; ;=;%00" })],
    [
      "somebody without a seat",
      "not_found",
      async () => ({ cookie: await accountCookie(await createPerson(door.database())) }),
    ],
    [
      "an admin of the team without a seat",
      "not_found",
      async () => {
        const admin = await createPerson(door.database());
        await door.database().$client`
          insert into memberships (team_id, person_id, role) values (${world.teamId}, ${admin.personId}, 'admin')`;
        return { cookie: await accountCookie(admin) };
      },
    ],
    ["the candidate at the account's door", "unauthenticated", async () => ({ cookie: candidate })],
    [
      "the interviewer at the candidate's door",
      "not_found",
      async () => ({ door: "candidate", cookie: interviewer }),
    ],
    [
      "an observer at the candidate's door",
      "not_found",
      async () => ({
        door: "candidate",
        cookie: await accountCookie(await door.join(world.interviewId, "observer")),
      }),
    ],
    [
      "a guest's cookie of another interview",
      "unauthenticated",
      async () => ({ door: "candidate", cookie: await guestCookie(randomUUID(), world.candidate) }),
    ],
    [
      "a guest's token under this interview's name",
      "unauthenticated",
      async () => {
        const other = await guestCookie(randomUUID(), world.candidate);
        return { door: "candidate", cookie: candidate.replace(/=.*/, other.slice(other.indexOf("="))) };
      },
    ],
    [
      "a guest's token as an account",
      "unauthenticated",
      async () => ({ cookie: `rehearse.account${candidate.slice(candidate.indexOf("="))}` }),
    ],
    [
      "a person who signed out",
      "unauthenticated",
      async () => {
        await endSignIns(door.database(), world.interviewer);
        return { cookie: interviewer };
      },
    ],
    [
      "a removed seat",
      "not_found",
      async () => {
        await door.database()
          .$client`update seats set removed_at = now() where id = ${world.interviewerSeatId}`;
        return { cookie: interviewer };
      },
    ],
    [
      "a cancelled interview",
      "forbidden",
      async () => {
        await door.database()
          .$client`update interviews set status = 'cancelled' where id = ${world.interviewId}`;
        return { cookie: interviewer };
      },
    ],
    [
      "the candidate after the end",
      "forbidden",
      async () => {
        await door.database().$client`update interviews set status = 'ended' where id = ${world.interviewId}`;
        return { door: "candidate", cookie: candidate };
      },
    ],
    ["no interview", "not_found", async () => ({ interviewId: randomUUID(), cookie: interviewer })],
    [
      "an interview of one's own team without a seat",
      "not_found",
      async () => {
        const { personId } = await createPerson(door.database());
        const { interviewId } = await createInterview(door.database(), { teamId: world.teamId, personId });
        return { interviewId, cookie: interviewer };
      },
    ],
    [
      "a page made for another person than the cookie's, with a seat in the same room",
      "unauthenticated",
      async () => {
        const auth = { interviewId: world.interviewId, door: "account", pageOf: world.interviewer.personId };
        return { auth, cookie: await accountCookie(await door.join(world.interviewId, "interviewer")) };
      },
    ],
    ["no handshake", "invalid", async () => ({ auth: {}, cookie: interviewer })],
    [
      "a handshake of nonsense",
      "invalid",
      async () => ({ auth: { interviewId: { $ne: 1 }, door: ["account"] }, cookie: interviewer }),
    ],
    ["a third door", "invalid", async () => ({ door: "admin", cookie: interviewer })],
  ];

  test.each(refused)("%s: %s", async (_who, code, given) => {
    expect(await knock(await given())).toEqual(refusedWith(code));
  });

  test("each side at its own door, and the interviewer after the end, is let in", async () => {
    expect(await knock({ cookie: interviewer })).toHaveProperty("socket");
    expect(await knock({ door: "candidate", cookie: candidate })).toHaveProperty("socket");
    await door.database().$client`update interviews set status = 'ended' where id = ${world.interviewId}`;
    expect(await knock({ cookie: interviewer })).toHaveProperty("socket");
  });

  test("a seat named in the handshake says nothing: the cookie decides", async () => {
    const auth = {
      interviewId: world.interviewId,
      door: "candidate",
      role: "interviewer",
      personId: world.interviewer.personId,
    };
    const client = await knock({ auth, cookie: candidate });
    if (client instanceof Error) throw client;
    const step = await client.send("interview:pause", { opId: randomUUID() });
    expect(step).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });
});

test("another namespace is none", async () => {
  expect(await knock({ namespace: "/admin", cookie: interviewer })).toBeInstanceOf(Error);
});

test(`one person has at most ${socketsPerPerson} tabs; a closed one makes room`, async () => {
  const tabs = await Promise.all(
    Array.from({ length: socketsPerPerson }, () => door.account(world.interviewId, world.interviewer)),
  );
  expect(await knock({ cookie: interviewer })).toEqual(refusedWith("rate_limited"));
  expect(await knock({ door: "candidate", cookie: candidate })).toHaveProperty("socket");
  tabs[0]?.socket.disconnect();
  await tabs[1]?.send("room:catch-up", {});
  expect(await knock({ cookie: interviewer })).toHaveProperty("socket");
});

test(`of many tabs whose seats are found in one moment, ${socketsPerPerson} are let in`, async () => {
  const [openBefore, knocked] = [3, 4]; // as many as are looked at in one moment
  for (let n = 0; n < openBefore; n++) await door.account(world.interviewId, world.interviewer);
  const together = meetAt(knocked);
  takesSeat.mockImplementation(async (...at) => {
    const seat = await found(...at);
    await together();
    return seat;
  });
  const outcomes = await Promise.all(Array.from({ length: knocked }, () => knock({ cookie: interviewer })));
  takesSeat.mockImplementation(found);
  expect(outcomes.filter((one) => one instanceof Error)).toEqual(
    Array.from({ length: openBefore + knocked - socketsPerPerson }, () => refusedWith("rate_limited")),
  );
});

test("after many bad cookies from an address, a good one there is still let in", async () => {
  const bad = await Promise.all(Array.from({ length: 30 }, () => knock({})));
  expect(bad).toContainEqual(refusedWith("rate_limited"));
  expect(await knock({ cookie: interviewer })).toHaveProperty("socket");
});

/** Nobody goes on before so many have come. */
function meetAt(count: number): () => Promise<void> {
  let come = 0;
  let goOn = () => {};
  const all = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  return () => {
    come += 1;
    if (come === count) goOn();
    return all;
  };
}
