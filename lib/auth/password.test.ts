import { describe, expect, it, vi } from "vitest";
import { commonPasswords } from "@/lib/common-passwords";
import { hashPassword, isCommonPassword, verifyPassword } from "./password";

const verified = vi.hoisted(() => vi.fn());
vi.mock(import("@node-rs/argon2"), async (original) => {
  const argon = await original();
  verified.mockImplementation(argon.verify);
  return { ...argon, verify: verified };
});

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
    const costOf = (hash = "") => /^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$/.exec(hash)?.[0];
    const known = await hashPassword("tulip-orbit-44");
    verified.mockClear();
    for (const hash of [known, null, undefined, ""]) await verifyPassword(hash, "tulip-orbit-45");
    const costs = verified.mock.calls.map(([hash]) => costOf(String(hash)));
    expect(costs).toEqual(Array(4).fill(costOf(known)));
    expect(costOf(known)).toBeDefined();
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
