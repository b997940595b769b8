import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { expect, test } from "vitest";
import { isWithin, nameRequest, readName, takeName } from "./within";

function ask(headers: Record<string, string>): IncomingMessage {
  return Object.assign(new IncomingMessage(new Socket()), { headers });
}

test("what carries a name that was given here is known again, and the name goes no further", () => {
  const { id, headers } = nameRequest(12.3);
  const request = ask({ ...headers });
  expect(readName(request)).toEqual({ id, waitedMs: 12 });
  takeName(request);
  expect(isWithin(request)).toBe(true);
  expect(request.headers).toEqual({});
});

test.each(["", "1", ".0", "x".repeat(32)])(
  "a stranger's name %j is dropped, and counts for nothing",
  (name) => {
    const request = ask({ "x-rehearse-request": name });
    takeName(request);
    expect(isWithin(request)).toBe(false);
    expect(request.headers).toEqual({});
  },
);
