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

test("whoever leaves before their turn waits no longer", async () => {
  const own = { teamId: "b", personId: "p" };
  const first = lineUp("export", own);
  const leaving = new AbortController();
  const write = vi.fn();
  const late = atTurn(lineUp("export", own), write, leaving.signal);
  leaving.abort();
  await expect(late).rejects.toThrow("You left");
  await expect(atTurn(lineUp("export", own), write, leaving.signal)).rejects.toThrow("You left");
  first.leave();
  expect(await atTurn(lineUp("export", own), async () => "written")).toBe("written");
  expect(write).not.toHaveBeenCalled();
});
