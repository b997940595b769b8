import { expect, it } from "vitest";
import { seededRandom } from "../../statistics";
import { invalid, malformed } from "./garbage";
import { frame } from "./raw-socket";

/** The text of a masked frame. */
function unmask(bytes: Buffer): string {
  const long = ((bytes[1] ?? 0) & 0x7f) === 126;
  const at = long ? 4 : 2;
  const mask = bytes.subarray(at, at + 4);
  const body = bytes.subarray(at + 4);
  return Buffer.from(body.map((byte, index) => byte ^ (mask[index % 4] ?? 0))).toString();
}

it("makes the same frames from the same seed", () => {
  const [first, second] = [seededRandom(20), seededRandom(20)];
  for (let n = 0; n < 200; n++) expect(unmask(invalid(first, n))).toBe(unmask(invalid(second, n)));
});

it("makes invalid events that are events: a name, an input, an acknowledgement", () => {
  const random = seededRandom(3);
  for (let n = 0; n < 200; n++) {
    const text = unmask(invalid(random, n));
    expect(text.startsWith(`42${n}[`)).toBe(true);
    expect(JSON.parse(text.slice(`42${n}`.length))).toHaveLength(2);
  }
});

it("writes lengths as a WebSocket does", () => {
  expect(frame(0x81, Buffer.alloc(125)).length).toBe(2 + 4 + 125);
  expect(frame(0x81, Buffer.alloc(126)).length).toBe(4 + 4 + 126);
  expect(frame(0x81, Buffer.from("x"), false)).toEqual(Buffer.from([0x81, 1, 0x78]));
  expect(malformed(seededRandom(1), true).length).toBeGreaterThan(2);
});
