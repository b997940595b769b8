import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { findPersonByEmail } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { sharedBuckets } from "@/lib/rate-limit";
import { signIn, signUp } from "../commands";
import { knowDevice } from "./device";
import { giveBackAccount, spend, spendAccount, triesOf } from "./limits";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const { database } = useDatabase();

/** Somebody nobody else in these tests is, from an address of their own. */
const newcomer = () => ({
  name: "Samira Osei",
  email: `${randomUUID()}@rehearse.test`,
  password: "tulip-orbit-44",
  address: randomUUID(),
});

describe("junk pays for itself", () => {
  const codes = async (tries: readonly Promise<unknown>[]) =>
    (await Promise.allSettled(tries)).map((one) => (one.status === "rejected" ? one.reason.code : "in"));
  /** So many wrong passwords, a few at a time: each hash takes its turn. */
  async function guess(count: number, at: () => { email: string; address: string }): Promise<string[]> {
    const told: string[] = [];
    for (let nth = 0; nth < count; nth += 5) {
      const few = Array.from({ length: 5 }, () => signIn(database(), { ...at(), password: "wrong" }));
      told.push(...(await codes(few)));
    }
    return told;
  }

  it("lets the right password in from a browser that is known, whatever others guess", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    const devices = knowDevice(undefined, typed.email);
    expect(await guess(15, () => typed)).toContain("rate_limited");
    await expect(signIn(database(), typed)).rejects.toMatchObject({ code: "rate_limited" });
    await expect(signIn(database(), { ...typed, devices })).resolves.toBeDefined();
    const foreign = knowDevice(undefined, newcomer().email);
    await expect(signIn(database(), { ...typed, devices: foreign })).rejects.toMatchObject({
      code: "rate_limited",
    });
  });

  it("counts the wrong ones of a known browser as anybody's", async () => {
    const typed = newcomer();
    const devices = knowDevice(undefined, typed.email);
    const told = await guess(15, () => ({ ...typed, devices }));
    expect(told.slice(0, 10)).not.toContain("rate_limited");
    expect(told.slice(10)).toContain("rate_limited");
  });

  it("counts those of an account over all addresses", async () => {
    const { email } = newcomer();
    const byAccount = sharedBuckets("account", { burst: 0, refillMs: 0 });
    for (let nth = 0; nth < 100; nth++) byAccount.take(email);
    await expect(signIn(database(), { ...newcomer(), email })).rejects.toMatchObject({
      code: "rate_limited",
    });
  });

  it("lets the right password in from an address whose tries are spent, in its turn", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    spendAll(typed.address);
    const neighbour = signIn(database(), { ...newcomer(), address: typed.address });
    const right = signIn(database(), typed);
    await expect(neighbour).rejects.toMatchObject({ code: "invalid" });
    await expect(right).resolves.toBeDefined();
  }, 15_000);

  it("lets nobody guess more quickly from there than before", async () => {
    vi.useFakeTimers();
    const address = randomUUID();
    spendAll(address);
    const told: string[] = [];
    for (let nth = 0; nth < 10; nth++)
      void spend(triesOf({ ...newcomer(), address })).then(
        () => told.push("checked"),
        ({ message }) => told.push(message),
      );
    const checked: number[] = [];
    for (let nth = 0; nth < 4; nth++) {
      await vi.advanceTimersByTimeAsync(3_000);
      checked.push(told.filter((one) => one === "checked").length);
    }
    vi.useRealTimers();
    expect(checked).toEqual([1, 2, 3, 4]);
    const refused = told.filter((one) => one !== "checked");
    expect(refused).toEqual(
      Array(6).fill("Too many wrong passwords from your network. Try again in 9 seconds."),
    );
  });

  it("takes nothing for what was right, and nothing from one limit where another says no", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    for (let nth = 0; nth < 12; nth++) await expect(signIn(database(), typed)).resolves.toBeDefined();
    await guess(20, () => typed);
    const [left] = await guess(5, () => ({ ...newcomer(), address: typed.address }));
    expect(left).toBe("invalid");
  });
});

/** So many wrong passwords came from there. */
function spendAll(address: string): void {
  const tries = sharedBuckets("address", { burst: 100, refillMs: 3_000 });
  for (let nth = 0; nth < 100; nth++) tries.take(address);
}

it("lets nobody who comes later have the try that somebody waits for", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const [first, second] = [newcomer(), newcomer()].map((one) => triesOf({ ...one, address: "there" }));
  if (!first?.shared || !second) throw new Error("An address counts where no device is known.");
  spendAll("there");
  const had: string[] = [];
  const waits = [spend(first).then(() => had.push("first"))];
  first.shared[0].giveBack("there");
  waits.push(spend(second).then(() => had.push("second")));
  await vi.advanceTimersByTimeAsync(6_100);
  await Promise.all(waits);
  expect(had).toEqual(["first", "second"]);
});

describe("while the clock stands", () => {
  let now = performance.now() + 24 * 3_600_000;
  beforeAll(() => void vi.spyOn(performance, "now").mockImplementation(() => now));
  afterAll(() => void vi.restoreAllMocks());
  beforeEach(() => {
    now += 24 * 3_600_000;
  });

  it("hashes no more at once than it can, and says so to the rest", async () => {
    const told: string[] = [];
    const crowd = Array.from({ length: 100 }, () =>
      signIn(database(), newcomer()).catch(({ code }) => told.push(code)),
    );
    const areAll = () => told.filter((code) => code === "invalid").length === 20;
    await vi.waitUntil(areAll, { timeout: 20_000 });
    // Behind all of the crowd's own looks at the database, so that nobody comes after this.
    const { email } = newcomer();
    await Promise.all(Array.from({ length: 100 }, () => findPersonByEmail(database(), email)));
    now += 3_001;
    await Promise.all(crowd);
    expect(told.filter((code) => code === "invalid")).toHaveLength(20);
    expect(told.filter((code) => code === "rate_limited")).toHaveLength(80);
  });

  const many = (count: number, run: () => void) => {
    for (let nth = 0; nth < count; nth++) run();
  };

  it("new accounts: a few addresses with e-mails that are taken keep nobody else from signing up; each pays for its own", async () => {
    const taken = newcomer();
    await signUp(database(), taken);
    for (let nth = 0; nth < 6; nth++) {
      const from = { ...taken, address: randomUUID() };
      const tries = await Promise.all(
        Array.from({ length: 201 }, () => signUp(database(), from).catch((error) => error.code)),
      );
      expect(tries.filter((code) => code === "conflict")).toHaveLength(200);
      expect(tries.filter((code) => code === "rate_limited")).toHaveLength(1);
    }
    expect(await signUp(database(), newcomer())).toBeDefined();
  }, 60_000);

  it("new accounts: two hundred from one address at once, and from three; what made nothing is given back", () => {
    const address = randomUUID();
    many(200, () => spendAccount(address));
    for (const other of [randomUUID(), randomUUID()]) many(200, () => spendAccount(other));
    expect(() => spendAccount(address)).toThrow("Too many new accounts at once. Try again in 10 seconds.");
    giveBackAccount(address, { isTaken: false });
    spendAccount(address);
    giveBackAccount(address, { isTaken: true });
    expect(() => spendAccount(address)).toThrow("Try again in 10 seconds.");
  });

  it("a few addresses that take all they can leave each newcomer a place, for hours", () => {
    const greedy = Array.from({ length: 9 }, () => randomUUID());
    let theirs = 0;
    let refused = 0;
    for (let second = 0; second < 2 * 3_600; second++) {
      for (const address of greedy) theirs += takes(address);
      if (second % 10 === 0) refused += 1 - takes(randomUUID());
      now += 1_000;
    }
    expect(refused).toBe(0);
    expect(theirs).toBeGreaterThan(700);
  });

  it("the wait that is said is long enough, and the longest of the limits that are met", () => {
    const [one, other] = [randomUUID(), randomUUID()];
    many(200, () => spendAccount(one));
    for (let nth = 0; nth < 7; nth++) {
      const address = randomUUID();
      for (let tries = 0; tries < 200; tries++) takes(address);
    }
    // Whoever has made few still has what is left to others.
    many(2, () => spendAccount(other));
    const [, minutes = 0] = /Try again in (\d+) minutes/.exec(waitOf(one)) ?? [];
    expect(Number(minutes)).toBeGreaterThan(1);
    now += Number(minutes) * 60_000;
    spendAccount(one);
  });

  const waitOf = (address: string) => {
    try {
      spendAccount(address);
    } catch (error) {
      return String(error);
    }
    return "";
  };
  const takes = (address: string) => (waitOf(address) ? 0 : 1);
});
