import { expect, test } from "vitest";
import { Output } from "./output";

const line = '{"msg":"a promise was rejected and nobody waited for it"}\n';

test("a rejection that nobody heard counts however much is said after it", () => {
  const output = new Output();
  const say = output.open();
  say(line);
  for (let nth = 0; nth < 100; nth++) say(`${"x".repeat(9_999)}\n`);
  expect(output.unheard).toEqual({ count: 1, first: [line.trimEnd()] });
  expect(output.end).toHaveLength(400_000);
});

test("a line counts once, in however many pieces it comes between those of another stream", () => {
  const output = new Output();
  const [say, complain] = [output.open(), output.open()];
  say(line.slice(0, 40));
  complain("another line\n");
  say(line.slice(40));
  say(line);
  expect(output.unheard.count).toBe(2);
});
