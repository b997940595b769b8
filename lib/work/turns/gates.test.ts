import { expect, onTestFinished, test, vi } from "vitest";
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

test("whoever gave way hears so at once, and what is under way stays", async () => {
  const enter = (name: string) => lineUp("export", { teamId: name, personId: name });
  const places = ["c", "d", "e"].map(enter);
  const most = enter("c");
  const gaveWay = expect(atTurn(enter("c"), vi.fn())).rejects.toThrow(
    "There are 300 exports waiting to be written already. Try again when one of them is there.",
  );
  const others = Array.from({ length: 400 }, (_, nth) => `team ${nth}`).flatMap((name) => {
    try {
      return [enter(name)];
    } catch {
      return [];
    }
  });
  await gaveWay;
  for (const one of [...places, most, ...others]) one.leave();
  expect(await atTurn(enter("c"), async () => "written")).toBe("written");
});

test("what waited for a silent database counts for nothing; what it ended because it took too long does", async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  async function restsAfter(code: string): Promise<boolean> {
    const own = { teamId: code, personId: code };
    const search = () =>
      atTurn(lineUp("search", own), async () => {
        await new Promise((done) => setTimeout(done, 5_000));
        throw Object.assign(new Error("No answer"), { code });
      }).catch(() => undefined);
    const both = Promise.all([search(), search()]);
    await vi.advanceTimersByTimeAsync(5_000);
    await both;
    const next = lineUp("search", own);
    const waits = next.waits();
    next.leave();
    return waits;
  }
  expect([await restsAfter("DEADLINE"), await restsAfter("57014")]).toEqual([false, true]);
});
