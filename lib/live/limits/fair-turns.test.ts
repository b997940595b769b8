import { expect, test } from "vitest";
import { FairTurns } from "./fair-turns";

/** Work that ends when it is told to. */
function start(turns: FairTurns, begun: string[]) {
  const ends: (() => void)[] = [];
  const run = (key: string, name: string) =>
    turns.run(key, () => {
      begun.push(name);
      return new Promise<void>((done) => ends.push(done));
    });
  const endOne = async () => {
    ends.shift()?.();
    for (let n = 0; n < 5; n++) await Promise.resolve();
  };
  return { run, endOne };
}

test("so much at once, and of those who wait each in turn", async () => {
  const begun: string[] = [];
  const { run, endOne } = start(new FairTurns(2), begun);
  for (const name of ["a1", "a2", "a3", "a4", "b1", "c1", "b2"]) void run(name.charAt(0), name);
  expect(begun).toEqual(["a1", "a2"]);
  for (let n = 0; n < 5; n++) await endOne();
  expect(begun).toEqual(["a1", "a2", "a3", "b1", "c1", "a4", "b2"]);
});

test("work that fails gives its place on, and so does the last", async () => {
  const turns = new FairTurns(1);
  await expect(turns.run("a", () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
  expect(await turns.run("b", async () => "done")).toBe("done");
});
