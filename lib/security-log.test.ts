import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes, randomUUID } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createInvite, createWorld } from "@/db/testing/factories";
import { signIn, signUp } from "@/lib/auth/commands";
import { beginSignIn, endSignIns } from "@/lib/auth/sign-ins/commands";
import { joinWith } from "@/lib/invites/commands";
import { logRefusal } from "./security-log";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const lines = vi.hoisted((): unknown[] => []);
vi.mock("@/lib/log", () => ({ log: { info: (...said: unknown[]) => lines.push(said) } }));
const { database } = useDatabase();
beforeEach(() => {
  lines.length = 0;
  Reflect.deleteProperty(globalThis, "rehearseRefused");
});

const canary = () => `canary${randomBytes(9).toString("hex")}`;
const said = () => lines.flat() as Record<string, unknown>[];

it("says who came in, went and was refused, and nothing of what they typed", async () => {
  const typed = { name: canary(), email: `${canary()}@rehearse.test`, password: canary(), address: canary() };
  const wrong = canary();
  const { personId, tokenVersion } = await signUp(database(), typed);
  await signIn(database(), typed);
  await signIn(database(), { ...typed, password: wrong }).catch(() => undefined);
  await signIn(database(), { ...typed, email: `${canary()}@rehearse.test` }).catch(() => undefined);
  await beginSignIn(database(), { personId, tokenVersion, browser: canary() });
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

it("says the same refusal once, and a minute later how often it came again", () => {
  vi.useFakeTimers();
  const address = randomUUID();
  for (let nth = 0; nth < 1_000; nth++) logRefusal("flood", { address });
  logRefusal("wrong password", { address });
  logRefusal("flood", { address: "a neighbour's" });
  expect(said().map(({ why }) => why)).toEqual(["flood", "wrong password", "flood"]);
  const [{ from } = {}] = said();
  vi.advanceTimersByTime(60_000);
  expect(said().slice(3)).toEqual([{ security: "refused", why: "flood", from, again: 999 }]);
  vi.advanceTimersByTime(600_000);
  expect(lines).toHaveLength(4);
  logRefusal("flood", { address });
  expect(said().at(-1)).toEqual({ security: "refused", why: "flood", from });
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
});

it("counts on in nobody’s name, so that no request is kept for as long", () => {
  const request = new AsyncLocalStorage<string>();
  const names: unknown[] = [];
  const setTimer = setTimeout;
  vi.spyOn(globalThis, "setTimeout").mockImplementation((...given) => {
    names.push(request.getStore());
    return setTimer(...given);
  });
  request.run("the first", () => logRefusal("flood", { address: randomUUID() }));
  vi.restoreAllMocks();
  expect(names).toEqual([undefined]);
});

it("tells no more than so many apart in a minute, wherever they come from, and hides no other kind", () => {
  vi.useFakeTimers();
  for (let nth = 0; nth < 1_000; nth++) logRefusal("flood", { address: randomUUID() });
  logRefusal("foreign origin", { address: randomUUID() });
  expect(lines).toHaveLength(202);
  expect(said().slice(-2)).toEqual([
    { security: "refused", why: "flood" },
    { security: "refused", why: "foreign origin" },
  ]);
  vi.advanceTimersByTime(60_000);
  expect(said().slice(202)).toEqual([{ security: "refused", why: "flood", again: 799 }]);
  vi.useRealTimers();
});
