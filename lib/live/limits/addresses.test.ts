import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { addressOf, countFrom, isCrowded, isFlooded } from "./addresses";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

function from(remoteAddress: string, forwarded?: string): string {
  const socket = Object.defineProperty(new Socket(), "remoteAddress", { value: remoteAddress });
  const request = new IncomingMessage(socket);
  if (forwarded) request.headers["x-forwarded-for"] = forwarded;
  return addressOf(request);
}

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["::ffff:203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:1:2:ffff::1", "2001:db8:1:2"],
  ["2001:db8::1", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("%s is counted as %s", (address, counted) => {
  expect(from(address)).toBe(counted);
});

test("what a client says of itself counts for nothing where no proxy is trusted", () => {
  expect(from("203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
});

test("two thousand from one address are nothing unusual; a closed one is forgotten", () => {
  const leaves = Array.from({ length: 2_000 }, () => countFrom("203.0.113.7"));
  expect(isCrowded("203.0.113.7")).toBe(false);
  const last = countFrom("203.0.113.7");
  expect([isCrowded("203.0.113.7"), isFlooded("203.0.113.7")]).toEqual([true, false]);
  expect(isCrowded("203.0.113.8")).toBe(false);
  last();
  expect(isCrowded("203.0.113.7")).toBe(false);
  for (const leave of leaves) leave();
});
