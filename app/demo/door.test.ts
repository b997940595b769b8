import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { close, connect } from "@/db/client";
import { findCandidateSeat } from "@/db/interviews/invites";
import { findSeat } from "@/db/room/seats";
import { useDatabase } from "@/db/testing/database";
import { seedDemoPeople } from "@/lib/auth/commands";
import { openDemo, seatDemoCandidate } from "@/lib/demo/commands";
import { type Env, env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/log";
import { throughDemoDoor } from "./door";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const shared: typeof globalThis & { rehearseEnv?: Env } = globalThis;
const { database, url } = useDatabase();
beforeAll(async () => {
  connect(url(), 3);
  await seedDemoPeople(database());
});
afterAll(close);

describe("the door", () => {
  const knock = (headers: Record<string, string>) =>
    throughDemoDoor(
      new Request("http://localhost:3000/demo/interviewer", { method: "POST", headers }),
      async () => ({ location: "/in", came: "joined", personId: "p", interviewId: "i" }),
    );
  const lines: unknown[] = [];
  beforeEach(() => {
    lines.length = 0;
    Reflect.deleteProperty(globalThis, "rehearseRefused");
    vi.spyOn(log, "info").mockImplementation((line) => void lines.push(line));
  });
  const from = expect.stringMatching(/^[\w-]{12}$/);

  it.each([{ origin: "http://localhost:3000" }, { origin: "http://127.0.0.1:3000" }])(
    "opens for our own form: %o",
    async (headers) => {
      const answer = await knock(headers as Record<string, string>);
      expect([answer.status, answer.headers.get("location")]).toEqual([303, "/in"]);
      expect(lines).toEqual([{ security: "joined", personId: "p", interviewId: "i", at: "demo", from }]);
    },
  );

  it.each([
    {},
    { origin: "https://evil.example" },
    { origin: "http://localhost:3001" },
    { origin: "http://localhost:3000.evil.example" },
    { origin: "null" },
    { origin: "null", "sec-fetch-site": "same-origin" },
    { origin: "https://evil.example", "sec-fetch-site": "same-origin" },
  ])("isn't there for %o", async (headers) => {
    expect((await knock(headers as Record<string, string>)).status).toBe(404);
    expect(lines).toEqual([{ security: "refused", why: "foreign origin", at: "demo", from }]);
  });

  it("says in words why nobody comes in", async () => {
    const refuse = async () => {
      throw new AppError("unavailable", "Not yet.");
    };
    const request = new Request("http://localhost:3000/demo/interviewer", {
      method: "POST",
      headers: { origin: "http://localhost:3000" },
    });
    const answer = await throughDemoDoor(request, refuse);
    expect([answer.status, await answer.text()]).toEqual([503, "Not yet."]);
  });

  it("isn't there on a database of one's own", async () => {
    shared.rehearseEnv = { ...env(), embedded: false };
    const answer = await knock({ origin: "http://localhost:3000" });
    shared.rehearseEnv = undefined;
    expect(answer.status).toBe(404);
    expect(lines).toEqual([{ security: "refused", why: "not_found", at: "demo", from }]);
  });
});

describe("the demo interview", () => {
  const endAll = () => database().$client`update interviews set status = 'ended', ended_at = now()`;

  it("is one, also where both doors open at once, with its plan and Tomasz's seat", async () => {
    await endAll();
    const opened = await Promise.all([openDemo(database()), openDemo(database()), openDemo(database())]);
    const [{ interview, interviewer }] = opened;
    const { interviewId } = interview;
    expect(new Set(opened.map((demo) => demo.interview.interviewId)).size).toBe(1);
    expect(interviewer).toMatchObject({ name: "Tomasz Lind", isGuest: false });
    expect(interviewer).not.toHaveProperty("passwordHash");
    const seat = await findSeat(database(), { interviewId, personId: interviewer.personId });
    expect(seat?.role).toBe("interviewer");
    const plan = await database().$client`select 1 from plan_items where interview_id = ${interviewId}`;
    expect(plan.length).toBeGreaterThan(0);
  });

  it("is a new one after the last has ended", async () => {
    const before = await openDemo(database());
    await endAll();
    const { interview } = await openDemo(database());
    expect(interview.interviewId).not.toBe(before.interview.interviewId);
  });

  it("seats a guest once in a browser, and lets another browser take over", async () => {
    const { interview } = await openDemo(database());
    const enter = (personId?: string) => seatDemoCandidate(database(), interview, { personId });
    const first = await enter();
    expect(await findCandidateSeat(database(), interview.interviewId)).toMatchObject({
      name: "Samira Osei",
      isGuest: true,
    });
    expect(await enter(first?.personId)).toBeNull();
    expect(await enter()).toMatchObject({
      seatId: first?.seatId,
      tookOver: true,
    });
  });

  it("lets every press in where several come at once, each after the one before", async () => {
    const { interview } = await openDemo(database());
    const enter = () => seatDemoCandidate(database(), interview, {});
    const joined = await Promise.all([enter(), enter(), enter(), enter()]);
    expect(new Set(joined.map((one) => one?.seatId)).size).toBe(1);
    expect(joined.filter((one) => one?.tookOver)).not.toHaveLength(0);
  });
});
