// Where the browser has no room, no encryption, or refuses its store: what is said of a text is so.
import { expect, test, vi } from "vitest";
import { disk, kept, openPage, refuses } from "./testing";

test("what the browser has no room for is told as long as only the page has it", async () => {
  const window = new EventTarget();
  vi.stubGlobal("window", window);
  const asks = () => !window.dispatchEvent(new Event("beforeunload", { cancelable: true }));
  const page = await openPage();
  page.keep("note", "first");
  expect(await page.untilKept()).toEqual([]);
  refuses.writing = true;
  page.keep("note", "first, and more");
  expect(await page.untilKept()).toEqual(["first, and more"]);
  expect(asks()).toBe(true);
  expect(await page.countUnsent()).toBe(1);
  expect(await page.lookUp("note")).toEqual({ count: 1, keeping: "nowhere", isAll: true });
  refuses.writing = false;
  page.keep("note", "first, and more, shorter");
  expect(await page.untilKept()).toEqual([]);
  expect(asks()).toBe(false);
  expect(await page.lookUp("note")).toEqual({ count: 1, keeping: "for a day", isAll: true });
});

test("what nobody can read any more isn't counted", async () => {
  const one = await openPage();
  one.keep("note", "words");
  await kept(1);
  disk.delete("key");
  expect(await one.countUnsent()).toBe(0);
  const two = await openPage();
  two.keep("rating", "4");
  await kept(2);
  expect(await two.countUnsent()).toBe(1);
  expect(await two.lookUp("note")).toEqual({ count: 0, keeping: "for a day", isAll: true });
});

test("where there is no encryption a text lies in its tab, and that is what is said", async () => {
  vi.stubGlobal("indexedDB", undefined);
  vi.stubGlobal("sessionStorage", {});
  const page = await openPage();
  expect(await page.lookUp("note")).toEqual({ count: 0, keeping: "in this tab", isAll: false });
});

test("what only this page has is counted also where the store refuses to be read, and what others have isn't known", async () => {
  const page = await openPage();
  refuses.everything = true;
  expect(await page.lookUp("note")).toMatchObject({ count: 0, isAll: false });
  page.keep("note", "words");
  expect(await page.countUnsent()).toBe(1);
  expect(await page.lookUp("note")).toEqual({ count: 1, keeping: "nowhere", isAll: false });
});

test("what is on its way into the store is counted", async () => {
  const page = await openPage();
  page.keep("note", "words");
  expect(await page.countUnsent()).toBe(1);
});

test("what another page has alone isn't taken for saved until it is kept or let go of", async () => {
  const [one, two] = [await openPage(), await openPage()];
  refuses.writing = true;
  await one.keep("note", "no room for it");
  expect(await two.lookUp("note")).toEqual({ count: 1, keeping: "for a day", isAll: true });
  refuses.writing = false;
  await one.keep("note", "shorter");
  await one.keep("note", null);
  expect(await two.lookUp("note")).toMatchObject({ count: 0 });
});
