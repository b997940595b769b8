// What a small window must not take away from the room.
import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { startBehindGate } from "../room/gate";
import { Cockpit } from "../screens/cockpit";

const sizes = [
  { width: 1440, height: 900 },
  { width: 1024, height: 768 },
  { width: 390, height: 844 },
];

test("a note has four lines at every size, in a column that scrolls, and all tabs of the guide stand in one row", async ({
  cockpit,
  candidateRoom,
}) => {
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  const { page } = cockpit;
  for (const size of sizes) {
    await page.setViewportSize(size);
    const isNarrow = size.width < 1024;
    if (isNarrow) await page.getByRole("button", { name: "On screen" }).click();
    const tops = await cockpit.guide().getByRole("tab").evaluateAll(placesIn);
    expect(tops.length).toBe(4);
    expect(new Set(tops).size, `rows of tabs at ${size.width}`).toBe(1);
    if (isNarrow) await page.getByRole("button", { name: "Judgement" }).click();
    expect(await linesOf(page), `lines at ${size.width}`).toBeGreaterThanOrEqual(4);
    for (const field of [cockpit.note(), cockpit.generalNote()]) {
      await field.scrollIntoViewIfNeeded();
      await expect(field).toBeInViewport({ ratio: 1 });
    }
  }
});

test("while the line is looked for, the title is still readable in a small window", async ({
  interviewer,
  candidateRoom,
  watch,
  world,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket connection/);
  const cockpit = await Cockpit.open(interviewer, world.interviewId);
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await expect(cockpit.onTheirScreen()).toBeVisible();
  await cockpit.page.setViewportSize({ width: 1024, height: 768 });
  await interviewer.setOffline(true);
  await cockpit.generalNote().fill("Kept.");
  await expect(cockpit.line()).toHaveText("Reconnecting, 1 unsent", { timeout: 20_000 });
  const title = cockpit.page.getByText("Backend, mid level", { exact: true });
  expect(await title.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
});

test("and so it is while the server lets nobody in, which is told as such", async ({
  interviewer,
  watch,
  world,
}) => {
  const { gate, cockpit } = await startBehindGate({ interviewer, watch, world });
  await cockpit.page.setViewportSize({ width: 1024, height: 768 });
  await gate.silence();
  await cockpit.generalNote().fill("Kept.");
  await expect(cockpit.line()).toHaveText("Server not answering, 1 unsent", { timeout: 20_000 });
  await expect(cockpit.judgement().getByText("Kept in this browser until the server answers")).toBeVisible();
  const title = cockpit.page.getByText("Backend, mid level", { exact: true });
  expect(await title.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
  gate.open();
  await cockpit.everythingSaved();
});

const placesIn = (tabs: Element[]) =>
  tabs.map((tab) => {
    const { top, right } = tab.getBoundingClientRect();
    return right <= innerWidth ? top : -1;
  });

const linesOf = (page: Page) =>
  page.getByRole("textbox", { name: "Note on this question" }).evaluate((field) => {
    const { lineHeight, paddingTop, paddingBottom } = getComputedStyle(field);
    const inner = field.clientHeight - Number.parseFloat(paddingTop) - Number.parseFloat(paddingBottom);
    return Math.round(inner / Number.parseFloat(lineHeight));
  });
