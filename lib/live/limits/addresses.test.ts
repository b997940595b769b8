import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test, vi } from "vitest";
import { addressOf, comeFrom } from "./addresses";

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
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:DB8:1:2:ffff::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
])("%s is counted as %s", (address, counted) => {
  expect(from(address)).toBe(counted);
});

test("what a client says of itself counts for nothing where no proxy is trusted", () => {
  expect(from("203.0.113.7", "198.51.100.1")).toBe("203.0.113.7");
});

const office = "203.0.113.7";
let people = 0;
/** Each is another person’s, where nothing else is said. */
function come(cut = vi.fn(), address = office, personId = `person ${people++}`) {
  const { leave, prove } = comeFrom(address, cut);
  return { cut, leave, prove: () => prove(personId) };
}
const comeMany = () => Array.from({ length: 2_000 }, () => come());

test("two thousand people’s from one address are nothing unusual; a closed one makes room", () => {
  const many = comeMany();
  expect(many.every((one) => one.prove())).toBe(true);
  const last = come();
  expect(last.prove()).toBe(false);
  expect(come(vi.fn(), "203.0.113.8").prove()).toBe(true);
  many[0]?.leave();
  expect(last.prove()).toBe(true);
  for (const one of [...many, last]) one.leave();
});

test("however many say nothing, whoever has a good cookie comes in; the first of the silent goes", () => {
  const silent = comeMany();
  const neighbour = come();
  expect(silent[0]?.cut).toHaveBeenCalledOnce();
  expect(silent[1]?.cut).not.toHaveBeenCalled();
  expect(neighbour.prove()).toBe(true);
  silent[0]?.leave();
  // There is room for one of them again.
  come();
  expect(silent[1]?.cut).not.toHaveBeenCalled();
  come();
  expect(silent[1]?.cut).toHaveBeenCalledOnce();
  expect(neighbour.cut).not.toHaveBeenCalled();
  neighbour.leave();
});

test("one that was cut while its cookie was looked at is counted no more", () => {
  const many = comeMany();
  for (const one of many) {
    one.leave();
    one.prove();
  }
  const next = comeMany();
  expect(next.every((one) => one.prove())).toBe(true);
  for (const one of next) one.leave();
});

test("where an address is full, one of the person with most goes for somebody with fewer", () => {
  const many = Array.from({ length: 400 }, (_, person) =>
    Array.from({ length: 5 }, () => come(vi.fn(), office, `many ${person}`)),
  ).flat();
  expect(many.every((one) => one.prove())).toBe(true);
  const neighbour = come();
  expect(neighbour.prove()).toBe(true);
  expect(many.filter(({ cut }) => cut.mock.calls.length > 0)).toEqual([many[0]]);
  // One more of whoever has most takes nobody's.
  const more = come(vi.fn(), office, "many 7");
  expect(more.prove()).toBe(false);
  expect(neighbour.cut).not.toHaveBeenCalled();
  many[0]?.leave();
  const second = come();
  expect(second.prove()).toBe(true);
  expect(many.filter(({ cut }) => cut.mock.calls.length > 0)).toHaveLength(2);
  for (const one of [...many, neighbour, more, second]) one.leave();
});
