import { expect, test } from "vitest";
import { largestFile } from "@/lib/documents/found";
import { readBody } from "./body";

const read = (body: string | Uint8Array<ArrayBuffer> | null, length?: number | string) =>
  readBody(
    new Request("http://localhost/upload", {
      method: "POST",
      body,
      headers: length === undefined ? {} : { "content-length": String(length) },
    }),
  );

test("a body comes whole, of any bytes", async () => {
  const bytes = Uint8Array.from([0, 255, 10, 13, 0xc3]);
  expect([...(await read(bytes, 5))]).toEqual([...bytes]);
  expect(await read(new Uint8Array(largestFile), largestFile)).toHaveLength(largestFile);
  expect(await read(null, 0)).toHaveLength(0);
});

test.each([
  ["too large by what it says, whatever it brings", "x", largestFile + 1, /larger than 10 MB/],
  ["without a length", "x", undefined, /didn’t say/],
  ["with a length that is no number", "x", "1e", /didn’t say/],
  ["cut off", "x", 2, /cut off/],
  ["longer than it says", "xyz", 2, /cut off/],
])("one is refused: %s", async (_, body, length, why) => {
  await expect(read(body, length)).rejects.toThrow(why);
});
