import { expect, it, vi } from "vitest";
import { inTurn, inWritersTurn } from "./turns";

const after = <T>(ms: number, value: T) => new Promise<T>((done) => setTimeout(done, ms, value));

it("lets one room's work go in its order, and another room's beside it", async () => {
  const done: string[] = [];
  const work = (room: string, name: string, ms: number) =>
    inTurn(room, async () => {
      done.push(await after(ms, name));
    });
  await Promise.all([work("a", "a1", 40), work("a", "a2", 1), work("b", "b1", 5), work("a", "a3", 1)]);
  expect(done).toEqual(["b1", "a1", "a2", "a3"]);
});

it("goes on after work that failed, and says so to whoever asked for it", async () => {
  const failed = inTurn("c", () => Promise.reject(new Error("refused")));
  const next = inTurn("c", async () => "done");
  await expect(failed).rejects.toThrow("refused");
  expect(await next).toBe("done");
});

it("waits for work that never ends for three seconds and no longer", async () => {
  void inTurn("stuck", () => new Promise(() => undefined));
  const fromMs = performance.now();
  await inTurn("stuck", async () => undefined);
  expect(performance.now() - fromMs).toBeGreaterThan(2_900);
  let begun = false;
  void inTurn("stuck", async () => {
    begun = true;
  });
  expect(begun, "nobody is before it any more").toBe(true);
});

it("begins a write at once where few are under way", async () => {
  let begun = false;
  const calm = inWritersTurn("calm", async () => {
    begun = true;
  });
  expect(begun).toBe(true);
  await calm;
});

it("lets other teams write after a few of the two hundred that one of them has waiting", async () => {
  const done: string[] = [];
  const write = (team: string) =>
    inWritersTurn(team, async () => {
      done.push(await after(1, team));
    });
  const failing = inWritersTurn("many", () => Promise.reject(new Error("refused")));
  await expect(failing).rejects.toThrow("refused");
  const many = Array.from({ length: 200 }, () => write("many"));
  await Promise.all([...many, write("second"), write("third"), write("third")]);
  expect(done).toHaveLength(203);
  const places = ["second", "third"].map((team) => done.indexOf(team));
  expect(Math.max(...places, done.lastIndexOf("third"))).toBeLessThan(24);
});

it("does no write that its browser was told was late, however it came to be", async () => {
  const write = vi.fn(async () => undefined);
  const late = inWritersTurn("late", write, performance.now() - 10_000);
  await expect(late).rejects.toMatchObject({ code: "unavailable" });
  expect(write).not.toHaveBeenCalled();
});
