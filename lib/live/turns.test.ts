import { expect, it } from "vitest";
import { takeTurn } from "./turns";

const after = <T>(ms: number, value: T) => new Promise<T>((done) => setTimeout(done, ms, value));

it("lets one room's work go in its order, and another room's beside it", async () => {
  const done: string[] = [];
  const work = async (room: string, name: string, ms: number) => {
    const { before, end } = takeTurn(room);
    await before;
    done.push(await after(ms, name));
    end();
  };
  await Promise.all([work("a", "a1", 40), work("a", "a2", 1), work("b", "b1", 5), work("a", "a3", 1)]);
  expect(done).toEqual(["b1", "a1", "a2", "a3"]);
});

it("waits for work that never ends for three seconds and no longer", async () => {
  takeTurn("stuck");
  const fromMs = performance.now();
  const { before, end } = takeTurn("stuck");
  await before;
  expect(performance.now() - fromMs).toBeGreaterThan(2_900);
  end();
  expect(takeTurn("stuck").before).toBeUndefined();
});
