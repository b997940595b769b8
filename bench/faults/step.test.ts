import { expect, test, vi } from "vitest";
import { passes, printOutcomes } from "./outcome";
import { runStep } from "./step";

test("a row that breaks off is a failed row with its sentence, and what it started is ended, the last first", async () => {
  const ended: string[] = [];
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  const outcomes = await runStep({ endsWith: (_: () => unknown) => undefined }, "F0", async (ground) => {
    ground.endsWith(() => ended.push("the server"));
    ground.endsWith(() => ended.push("the rooms"));
    throw new Error("A seat stayed outside.");
  });
  written.mockRestore();
  expect(ended).toEqual(["the rooms", "the server"]);
  expect(outcomes.map(passes)).toEqual([false]);
  expect(printOutcomes(outcomes)).toContain("| F0 |  | **broken off: A seat stayed outside.** |");
});
