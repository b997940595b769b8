import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createInvite, createWorld } from "@/db/testing/factories";
import { endSignIns, signIn, signUp } from "@/lib/auth/commands";
import { joinWith } from "@/lib/invites/commands";
import { logRefusal } from "./security-log";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const lines = vi.hoisted((): unknown[] => []);
vi.mock("@/lib/log", () => ({ log: { info: (...said: unknown[]) => lines.push(said) } }));
const { database } = useDatabase();
beforeEach(() => {
  lines.length = 0;
});

const canary = () => `canary${randomBytes(9).toString("hex")}`;
const said = () => lines.flat() as Record<string, unknown>[];

it("says who came in, went and was refused, and nothing of what they typed", async () => {
  const typed = { name: canary(), email: `${canary()}@rehearse.test`, password: canary(), address: canary() };
  const wrong = canary();
  const { personId } = await signUp(database(), typed);
  await signIn(database(), typed);
  await signIn(database(), { ...typed, password: wrong }).catch(() => undefined);
  await signIn(database(), { ...typed, email: `${canary()}@rehearse.test` }).catch(() => undefined);
  await endSignIns(database(), { personId });
  const { interviewId } = await createWorld(database());
  const { code } = await createInvite(database(), { interviewId });
  const joined = await joinWith(database(), { code, name: canary(), address: typed.address });
  await joinWith(database(), {
    code: randomBytes(16).toString("base64url"),
    name: canary(),
    address: typed.address,
  });
  const from = expect.stringMatching(/^[\w-]{12}$/);
  expect(said()).toEqual([
    { security: "signed up", personId, from },
    { security: "signed in", personId, from },
    { security: "refused", why: "wrong password", personId, from },
    { security: "refused", why: "unknown e-mail", from },
    { security: "signed out", personId },
    { security: "joined", personId: "personId" in joined && joined.personId, interviewId, from },
    { security: "refused", why: "unknown link", from },
  ]);
  expect(new Set(said().flatMap((line) => line.from ?? [])).size).toBe(1);
  const written = JSON.stringify(lines);
  expect(written).not.toContain("canary");
  expect(written).not.toContain(code);
});

it("writes no more than a few lines of a flood, and how many it left out", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  vi.advanceTimersByTime(60_000);
  for (let nth = 0; nth < 200; nth++) logRefusal("flood", { address: randomUUID() });
  expect(lines).toHaveLength(50);
  vi.advanceTimersByTime(60_000);
  logRefusal("flood", {});
  expect(said().at(-1)).toMatchObject({ leftOutBefore: 150 });
  vi.useRealTimers();
});
