// Frames that no client of ours sends, out of a seed. `malformed` breaks the WebSocket's, engine.io's or socket.io's own
// rules, or the shape of an event; `invalid` is well formed down to the command's name and wrong in its input.
import { frame, textFrame } from "./raw-socket";

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;

/** After these the server has every right to cut the socket. */
const breaking = [
  () => frame(0x83, Buffer.from("reserved opcode")),
  () => frame(0xf1, Buffer.from("reserved bits")),
  () => frame(0x81, Buffer.from("not masked"), false),
  () => frame(0x81, Buffer.from([0xff, 0xfe, 0xc0])),
  () => textFrame("4"),
  () => textFrame("42"),
  () => textFrame("42{}"),
  () => textFrame('42["question:ask",'),
  () => textFrame("42[[[[[["),
  () => textFrame('45999999999-["note:save",{"_placeholder":true,"num":0}]'),
  () => textFrame('452-["note:save",{"_placeholder":true,"num":-1}]'),
  () => textFrame("4X"),
  () => textFrame("9nonsense"),
  () => textFrame("44{}"),
];

const odd = [
  () => textFrame('42["constructor"]'),
  () => textFrame('42["__proto__",{}]'),
  () => textFrame('42["no:such:command",{}]'),
  () => textFrame('42["question:ask"]'),
  () => textFrame('42["question:ask",null]'),
  () => textFrame('421["question:ask",null,null,null]'),
  () => textFrame('422["note:save",[]]'),
  () => textFrame('42["note:save","text",{"a":1}]'),
  () => textFrame('43999["an acknowledgement of nothing"]'),
  () => textFrame("3"),
  () => textFrame("6"),
];

export function malformed(random: Random, breaks: boolean): Buffer {
  return pick(random, breaks ? breaking : odd)();
}

const names = [
  "question:ask",
  "note:save",
  "rating:save",
  "answer:save",
  "hint:give",
  "plan:add",
  "room:catch-up",
];
const values: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  "",
  "x".repeat(500),
  "\u0000",
  "00000000-0000-0000-0000-00000000000g",
  [],
  {},
  [[[[]]]],
  { toString: 1 },
  "'; drop table facts; --",
];
const fields = [
  "opId",
  "askedQuestionId",
  "questionVersionId",
  "planItemId",
  "body",
  "baseRevision",
  "level",
  "place",
];

export function invalid(random: Random, id: number): Buffer {
  const input = Object.fromEntries(
    fields.filter(() => random() < 0.7).map((field) => [field, pick(random, values)]),
  );
  const text = JSON.stringify([pick(random, names), { ...input, opId: pick(random, values) }]);
  const polluted = random() < 0.1 ? text.replace("{", '{"__proto__":{"isAdmin":true},') : text;
  return textFrame(`42${id}${polluted}`);
}
