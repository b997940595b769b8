import { expect, onTestFinished, test, vi } from "vitest";
import { createLinks, createLooks, type LinkAnswer } from "./links";

const good = "-good_code-of-22-signs";

const openLinks = (mayHear = true) => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const say = vi.fn();
  return { say, links: createLinks({ mayHear: () => mayHear, say }) };
};

test("an answer is that question's; what isn't answered within a second opens nothing", async () => {
  const { say, links } = openLinks();
  const [first, second] = [links.opens(good, "school"), links.opens("another", "school")];
  expect(say.mock.calls).toEqual([[{ link: 0, code: good }], [{ link: 1, code: "another" }]]);
  links.hear({ link: 0, opens: true });
  expect(await first).toBe(true);
  await vi.advanceTimersByTimeAsync(1_000);
  links.hear({ link: 1, opens: true });
  expect(await second).toBe(false);
  expect(vi.getTimerCount()).toBe(0);
});

test("of one address 1,500 codes are asked for at once and 200 a second; another's are asked for all the same", async () => {
  const { say, links } = openLinks();
  const ask = (times: number, address = "school") => {
    say.mockClear();
    for (let nth = 0; nth < times; nth++) void links.opens(good, address);
    return say.mock.calls.length;
  };
  expect(ask(2_000)).toBe(1_500);
  expect(ask(1, "elsewhere")).toBe(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(ask(2_000)).toBe(200);
});

test("one that was found open is known for ten minutes, whatever junk comes from its address meanwhile", async () => {
  const { say, links } = openLinks();
  const first = links.opens(good, "school");
  links.hear({ link: 0, opens: true });
  expect(await first).toBe(true);
  for (let nth = 0; nth < 2_000; nth++) void links.opens(`junk ${nth}`, "school");
  await vi.advanceTimersByTimeAsync(1_000);
  for (let nth = 0; nth < 2_000; nth++) void links.opens(`junk ${nth}`, "school");
  say.mockClear();
  expect(await links.opens(good, "school")).toBe(true);
  expect(say).not.toHaveBeenCalled();
  expect(await links.opens("another", "school")).toBe(false);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  void links.opens(good, "school");
  expect(say.mock.calls).toMatchObject([[{ code: good }]]);
});

test("a process that can't hear is asked nothing", async () => {
  const { say, links } = openLinks(false);
  expect(await links.opens(good, "school")).toBe(false);
  expect(say).not.toHaveBeenCalled();
});

test("all who ask while one look is under way are answered by the next, and by the one after a look that failed", async () => {
  const looks: { codes: string[]; end(open: string[]): void; fail(why: Error): void }[] = [];
  const told: LinkAnswer[] = [];
  const look = createLooks(
    (codes) => new Promise((done, fail) => looks.push({ codes, end: (open) => done(new Set(open)), fail })),
    (answer) => told.push(answer),
  );
  const codes = ["first", "junk", good, "late"];
  for (const [link, code] of codes.slice(0, 3).entries()) look({ link, code });
  expect(looks.map((one) => one.codes)).toEqual([["first"]]);
  looks[0]?.fail(new Error("no database"));
  await vi.waitUntil(() => looks.length === 2, { timeout: 10_000 });
  look({ link: 3, code: "late" });
  looks[1]?.end([good]);
  await vi.waitUntil(() => looks.length === 3, { timeout: 10_000 });
  expect(looks.map((one) => one.codes)).toEqual([["first"], ["junk", good], ["late"]]);
  expect(told).toEqual([
    { link: 0, opens: false },
    { link: 1, opens: false },
    { link: 2, opens: true },
  ]);
});
