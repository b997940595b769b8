import { expect, it } from "vitest";
import { inTurn } from "./audience";

const after = <T>(ms: number, value: T) => new Promise<T>((done) => setTimeout(done, ms, value));

it("runs one room's work in its order, and another room's beside it", async () => {
  const done: string[] = [];
  const work = (room: string, name: string, ms: number) =>
    inTurn(room, async () => done.push(await after(ms, name)));
  await Promise.all([work("a", "a1", 40), work("a", "a2", 1), work("b", "b1", 5), work("a", "a3", 1)]);
  expect(done).toEqual(["b1", "a1", "a2", "a3"]);
});

it("goes on after work that failed, and tells only its own caller", async () => {
  const failing = inTurn("a", () => Promise.reject(new Error("refused")));
  const next = inTurn("a", () => after(1, "done"));
  await expect(failing).rejects.toThrow("refused");
  await expect(next).resolves.toBe("done");
});
