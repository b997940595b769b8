import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { sharedBuckets } from "@/lib/rate-limit";
import { signIn, signUp } from "./commands";
import { knowDevice } from "./device";

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

  it("counts those of an address over all accounts, and of an account over all addresses", async () => {
    const address = randomUUID();
    const byAddress = sharedBuckets("address", { burst: 0, refillMs: 0 });
    for (let nth = 0; nth < 100; nth++) byAddress.take(address);
    await expect(signIn(database(), { ...newcomer(), address })).rejects.toMatchObject({
      code: "rate_limited",
    });
    const { email } = newcomer();
    const byAccount = sharedBuckets("account", { burst: 0, refillMs: 0 });
    for (let nth = 0; nth < 100; nth++) byAccount.take(email);
    await expect(signIn(database(), { ...newcomer(), email })).rejects.toMatchObject({
      code: "rate_limited",
    });
  });

  it("takes nothing for what was right, and nothing from one limit where another says no", async () => {
    const typed = newcomer();
    await signUp(database(), typed);
    for (let nth = 0; nth < 12; nth++) await expect(signIn(database(), typed)).resolves.toBeDefined();
    await guess(20, () => typed);
    const [left] = await guess(5, () => ({ ...newcomer(), address: typed.address }));
    expect(left).toBe("invalid");
  });

  it("hashes no more at once than it can, and says so to the rest", async () => {
    // Twenty wait; a few more are done while the others come.
    const crowd = Array.from({ length: 100 }, () => signIn(database(), newcomer()));
    const told = await codes(crowd);
    expect(told.filter((code) => code === "rate_limited").length).toBeGreaterThan(50);
    expect(new Set(told)).toEqual(new Set(["invalid", "rate_limited"]));
  });
});
