import { expect, test, vi } from "vitest";
import { atTurn, lineUp } from "./gates";

test("a turn that doesn't come within half a minute is refused in a sentence, and its place in the line is free", async () => {
  vi.useFakeTimers();
  const own = { teamId: "a", personId: "p" };
  const first = lineUp("export", own);
  const late = expect(atTurn(lineUp("export", own), async () => "written")).rejects.toThrow(
    "Your turn didn’t come within half a minute",
  );
  await vi.advanceTimersByTimeAsync(30_000);
  await late;
  vi.useRealTimers();
  const next = atTurn(lineUp("export", own), async () => "written");
  first.leave();
  expect(await next).toBe("written");
});
