// Where the browser has no room, no encryption, or refuses its store: what is said of a text is so.
import { expect, test, vi } from "vitest";
import { all, closeAll, disk, kept, openPage, refuses, valuesOf } from "./testing";

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

test("what came back stays in the store until what took its place lies there too, or is saved", async () => {
  const before = await openPage();
  before.keep("note", "words");
  before.keep("kit", "half of it");
  await kept(2);
  closeAll();
  const page = await openPage();
  const found = await page.claim(all);
  refuses.writing = true;
  page.keep("note", "words, more");
  page.keep("kit", "half of it, more");
  for (const { letGo } of found) letGo();
  expect(await page.untilKept()).toEqual(["words, more", "half of it, more"]);
  await kept(2);
  page.keep("note", null);
  await page.untilKept();
  await kept(1);
  refuses.writing = false;
  await page.keep("kit", "all of it");
  await kept(1);
  closeAll();
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["all of it"]);
});

test("a store without room for anything new still gives back what it has", async () => {
  (await openPage()).keep("note", "words");
  await kept(1);
  closeAll();
  refuses.writing = true;
  expect(valuesOf(await (await openPage()).claim(all))).toEqual(["words"]);
});

test("another screen of the same page has what only the page has: of two versions the one that was typed last", async () => {
  const page = await openPage();
  await page.keep("note", "kept");
  refuses.everything = true;
  await page.keep("note", "kept, more");
  expect(valuesOf(await page.createOutbox().claim(all))).toEqual(["kept, more"]);
  refuses.everything = false;
  const later = page.createOutbox();
  const [found] = await later.claim(all);
  expect(found?.value).toBe("kept, more");
  await later.keep("note", "kept, more, and all");
  found?.letGo();
  expect(await page.untilKept()).toEqual([]);
  await kept(1);
});
