import { expect, test } from "vitest";
import { asRefusal, unreachable } from "./use-action";

test("what was refused before the action ran says its own sentence", () => {
  const message = "Too much is on its way to this server just now. Try again in a minute.";
  const answer = JSON.stringify({ ok: false, error: { code: "rate_limited", message } });
  expect(asRefusal(new Error(answer))).toMatchObject({ ok: false, error: { message } });
});

test.each([
  ["no line", new TypeError("Failed to fetch")],
  ["an answer of nobody's", new Error("An unexpected response was received from the server.")],
  ["a text that is no reply", new Error("null")],
  ["a reply without a sentence", new Error('{"ok":false,"error":{}}')],
  ["no error", undefined],
])("%s is a server that can't be reached", (_, error) => {
  expect(asRefusal(error)).toEqual(unreachable);
});
