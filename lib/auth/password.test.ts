import { describe, expect, it } from "vitest";
import { hashPassword, verifyPassword } from "./password";

describe("passwords", () => {
  it("are argon2id, salted, and of OWASP's cost", async () => {
    const [one, two] = await Promise.all([hashPassword("tulip-orbit-44"), hashPassword("tulip-orbit-44")]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it("are right or wrong", async () => {
    const passwordHash = await hashPassword("tulip-orbit-44");
    expect(await verifyPassword(passwordHash, "tulip-orbit-44")).toBe(true);
    expect(await verifyPassword(passwordHash, "tulip-orbit-45")).toBe(false);
  });

  it("are the same however the keyboard composes them", async () => {
    expect(await verifyPassword(await hashPassword("cafe\u0301-orbit"), "caf\u00e9-orbit")).toBe(true);
  });

  it.each([null, undefined, ""])("are never right without a hash (%j)", async (passwordHash) => {
    expect(await verifyPassword(passwordHash, "")).toBe(false);
    expect(await verifyPassword(passwordHash, "tulip-orbit-44")).toBe(false);
  });

  it("cost as much work for somebody unknown as for somebody known", async () => {
    const passwordHash = await hashPassword("tulip-orbit-44");
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let round = 0; round < 25; round++) {
      known.push(await timeOf(passwordHash));
      unknown.push(await timeOf(null));
    }
    // The fastest of many is the work itself; what this machine's other people do is above it.
    expect(Math.min(...unknown) / Math.min(...known)).toBeGreaterThan(1 / 1.2);
    expect(Math.min(...unknown) / Math.min(...known)).toBeLessThan(1.2);
  });
});

async function timeOf(passwordHash: string | null): Promise<number> {
  const start = performance.now();
  await verifyPassword(passwordHash, "wrong");
  return performance.now() - start;
}
