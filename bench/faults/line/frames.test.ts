import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { frame, textFrame } from "../garbage/raw-socket";
import { createSplitter } from "./frames";

const head = Buffer.from("GET /live HTTP/1.1\r\nUpgrade: websocket\r\n\r\n");
const fromServer = (text: string) => frame(0x81, Buffer.from(text), false);
const parts = [
  { kind: "other", bytes: head },
  { kind: "other", bytes: fromServer('0{"sid":"a"}') },
  { kind: "other", bytes: textFrame('40{"interviewId":"a"}') },
  { kind: "message", bytes: textFrame('421["note:save",{}]') },
  { kind: "message", bytes: fromServer(`42["room:fact","${"x".repeat(3_000)}"]`) },
  { kind: "other", bytes: fromServer("2") },
  { kind: "message", bytes: fromServer('431[{"ok":true}]') },
  { kind: "other", bytes: frame(0x88, Buffer.alloc(0)) },
];

function split(bytes: Buffer, sizes: readonly number[]) {
  const seen: { kind: string; bytes: Buffer }[] = [];
  const take = createSplitter({
    message: (one) => void seen.push({ kind: "message", bytes: Buffer.from(one) }),
    other: (one) => void seen.push({ kind: "other", bytes: Buffer.from(one) }),
  });
  for (let at = 0, n = 0; at < bytes.length; n++) {
    const size = sizes[n % sizes.length] ?? 1;
    take(bytes.subarray(at, at + size));
    at += size;
  }
  return seen;
}

describe("the line's frames", () => {
  it("are whole and told apart, however the bytes arrive", () => {
    const bytes = Buffer.concat(parts.map((part) => part.bytes));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 20 }), (sizes) => {
        expect(split(bytes, sizes)).toEqual(parts);
      }),
    );
  });
});
