import { expect, test, vi } from "vitest";
import { all, asked, close, closeAll, disk, held, kept, openPage, valuesOf } from "./testing";

test("two pages keep a text each under one name, and each lets go of its own alone", async () => {
  const one = await openPage();
  const two = await openPage();
  one.keep("note", "c-ONE");
  two.keep("note", "c-TWO");
  await kept(2);
  expect(await two.countUnsent()).toBe(2);
  two.keep("note", null);
  await kept(1);
  closeAll();
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["c-ONE"]);
});

test("what a page keeps isn't taken while it is there", async () => {
  const one = await openPage();
  one.keep("note", "words");
  await kept(1);
  const two = await openPage();
  expect(await two.claim(all)).toEqual([]);
  closeAll();
  expect(valuesOf(await two.claim(all))).toEqual(["words"]);
});

test("what a page kept that is just being closed is waited for", async () => {
  const one = await openPage();
  one.keep("note", "words");
  await kept(1);
  const [holder = ""] = held.keys();
  asked.clear();
  const claiming = (await openPage()).claim(all);
  await vi.waitUntil(() => asked.has(holder), { timeout: 10_000 });
  closeAll();
  expect(valuesOf(await claiming)).toEqual(["words"]);
});

test("what a page keeps isn't brought back to it while somebody types on, nor twice what it took over", async () => {
  (await openPage()).keep("note", "of another");
  await kept(1);
  closeAll();
  const page = await openPage();
  expect(valuesOf(await page.claim(all))).toEqual(["of another"]);
  page.keep("note", "typed since");
  await kept(2);
  expect(await page.claim(all)).toEqual([]);
});

test("of two pages that open at once one takes it over", async () => {
  (await openPage()).keep("note", "words");
  await kept(1);
  closeAll();
  const [one, two] = [await openPage(), await openPage()];
  const found = await Promise.all([one.claim(all), two.claim(all)]);
  expect(found.flat().map(({ value }) => value)).toEqual(["words"]);
});

test("what was taken over stays until it is let go of, and then is kept by its new page alone", async () => {
  (await openPage()).keep("note", "words");
  await kept(1);
  closeAll();
  const [found] = await (await openPage()).claim(all);
  await kept(1);
  closeAll();
  const next = await openPage();
  expect(valuesOf(await next.claim(all))).toEqual(["words"]);
  next.keep("note", "words, more");
  await kept(2);
  found?.letGo();
  await kept(1);
});

test("names are asked for, and the newest comes first", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  const one = await openPage();
  one.keep("kit/1", "old");
  one.keep("kit/10", "another");
  await kept(2);
  vi.setSystemTime(1_000_500);
  (await openPage()).keep("kit/1", "new");
  await kept(3);
  closeAll();
  const next = await openPage();
  expect(valuesOf(await next.claim((name) => name === "kit/1", 1))).toEqual(["new"]);
  expect(valuesOf(await (await openPage()).claim((name) => name === "kit/1"))).toEqual(["old"]);
  vi.useRealTimers();
});

test("another screen of the same page has what an earlier one left, and its late answer takes nothing away", async () => {
  const page = await openPage();
  page.keep("note", "left");
  await kept(1);
  const later = page.createOutbox();
  const [found] = await later.claim(all);
  expect(found?.value).toBe("left");
  later.keep("note", "left, and more");
  await kept(2);
  found?.letGo();
  page.keep("note", null);
  await kept(1);
  closeAll();
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["left, and more"]);
});

test("a page that goes on waits for the end of another with such texts, and takes them over", async () => {
  const one = await openPage();
  one.keep("note", "of a tab that is open");
  await kept(1);
  const [tab = ""] = held.keys();
  const two = await openPage();
  two.keep("other", "makes it a page of its own");
  await kept(2);
  const leaving = new AbortController();
  expect(await two.untilLeft((name) => name === "nothing", leaving.signal)).toBe(false);
  const isLeft = two.untilLeft((name) => name === "note", leaving.signal);
  close(tab);
  expect(await isLeft).toBe(true);
  expect(valuesOf(await two.claim((name) => name === "note"))).toEqual(["of a tab that is open"]);
});

test("a page that is still open once somebody signed out keeps nothing for the next person, and reads nothing of theirs", async () => {
  const [left, leaving] = [await openPage(), await openPage()];
  left.keep("note", "before");
  await kept(1);
  await leaving.wipeUnsent();
  expect(await left.keep("note", "after")).toBe("nowhere");
  expect(await left.untilKept()).toEqual(["after"]);
  expect([...disk.keys()]).toEqual([]);
  const next = await openPage();
  next.keep("note", "of the next person");
  await kept(1);
  expect(await left.keep("note", "after, and more")).toBe("nowhere");
  await kept(1);
  closeAll();
  expect(await left.claim(all)).toEqual([]);
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["of the next person"]);
});

test("what is older than a day is dropped, but not while a page that has it is there and says it is kept", async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
  (await openPage()).keep("note", "words");
  await kept(1);
  vi.setSystemTime(1_000_000 + 25 * 60 * 60 * 1000);
  const later = await openPage();
  expect(await later.countUnsent()).toBe(1);
  closeAll();
  expect(await later.claim(all)).toEqual([]);
  await kept(0);
  vi.useRealTimers();
});
