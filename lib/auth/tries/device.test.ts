import { describe, expect, it, vi } from "vitest";
import { callerOf, deviceCookieName, knowDevice, knownDevice } from "./device";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const [samira, ana] = ["samira@rehearse.test", "ana@rehearse.test"];

describe("a browser that somebody signed in with", () => {
  const cookie = knowDevice(undefined, samira);

  it("is known for their account, in any case, and for nobody else's", () => {
    expect(knownDevice(cookie, "Samira@Rehearse.test")).toMatch(/^[\w-]{16}$/);
    expect(knownDevice(cookie, ana)).toBeUndefined();
  });

  it("is another one each time", () => {
    expect(knownDevice(knowDevice(undefined, samira), samira)).not.toBe(knownDevice(cookie, samira));
  });

  it("may be several people's, the last four", () => {
    const people = [samira, ana, "three@rehearse.test", "four@rehearse.test", "five@rehearse.test"];
    const shared = people.reduce<string | undefined>(knowDevice, undefined);
    expect(people.map((email) => knownDevice(shared, email) !== undefined)).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
    expect(knowDevice(shared, ana)).toHaveLength(shared?.length ?? 0);
    expect(shared?.length).toBeLessThan(160);
  });

  it.each([
    undefined,
    "",
    ".",
    "....",
    "a",
    `${cookie}a`,
    cookie.slice(1),
    cookie.slice(0, -2),
    "é".repeat(38),
  ])("isn't known by %j", (forged) => expect(knownDevice(forged, samira)).toBeUndefined());
});

it("is read from the headers, with the address", () => {
  const cookie = knowDevice(undefined, samira);
  const headers = new Headers({
    cookie: `theme=dark; ${deviceCookieName()}=${cookie}`,
    "x-forwarded-for": "203.0.113.7",
  });
  expect(callerOf(headers)).toEqual({ address: "203.0.113.7", devices: cookie });
  expect(callerOf(new Headers())).toEqual({ address: "unknown", devices: undefined });
});
