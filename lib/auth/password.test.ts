import { describe, expect, it } from "vitest";
import { commonPasswords } from "@/lib/common-passwords";
import { hashPassword, isCommonPassword, verifyPassword } from "./password";

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

describe("isCommonPassword", () => {
  it.each([
    "password",
    "PASSWORD",
    "Password1!",
    "12345678",
    "87654321",
    "abcdefgh",
    "aaaaaaaaaaaa",
    "qwertyuiop",
    "iloveyou2",
    "Summer2026",
    "letmein123",
    "1q2w3e4r",
    "rehearse1",
    "welcome2026",
    "adminadmin",
    "admin1234",
    "123123123",
    "19841984",
    "qwertzuiop",
    "barcelona",
    "jefferson",
    "interview1",
  ])("refuses %s", async (password) => expect(await isCommonPassword(password)).toBe(true));

  it.each([
    "correct horse battery",
    "tulip-orbit-44",
    "xk7#pQ2m",
    "passwordless sea",
    "pałac w chmurach",
    "tulip-44",
    "x7".repeat(100),
  ])("takes %s", async (password) => expect(await isCommonPassword(password)).toBe(false));
});

it("knows at least as many as are asked of a list", async () => {
  const list = commonPasswords.split("\n").filter((password) => password.length >= 8);
  expect(list.length).toBeGreaterThan(10_000);
});

async function timeOf(passwordHash: string | null): Promise<number> {
  const start = performance.now();
  await verifyPassword(passwordHash, "wrong");
  return performance.now() - start;
}
