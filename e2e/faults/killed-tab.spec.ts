// F17: a tab that is killed or reloaded while nothing can be saved. `E2E_LONG=1` does it a hundred times.
import type { Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { createAsked, createFact } from "@/db/testing/log";
import { expect, test, type World } from "../fixtures";
import { Gate, lost } from "../room/gate";
import { Cockpit } from "../screens/cockpit";
import { isLong } from "../target";

const count = 20;
/** What was typed longer ago than this has to be there. In short among other tests, which take the processor for longer. */
const safeMs = isLong ? 300 : 2_000;
const rounds = isLong ? 100 : 2;

test.setTimeout(isLong ? 3_600_000 : 90_000);

test(`${count} unsent notes survive a tab that is ${rounds / 2} times killed and ${rounds / 2} times reloaded`, async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(lost);
  watch.allow(/crashed|Target crashed/);
  await askTwenty(database, world);
  const gate = await Gate.before(interviewer);
  for (let round = 0; round < rounds; round++) {
    const cockpit = await Cockpit.open(interviewer, world.interviewId);
    await gate.shut();
    const texts = await typeEverywhere(cockpit, round);
    const { page } = cockpit;
    await cockpit.generalNote().fill(`Round ${round}, whole: `);
    await cockpit.generalNote().press("End");
    const before = await typeKeys(page, "as it ");
    await page.waitForTimeout(safeMs);
    const last = [...before, ...(await typeKeys(page, "came to mind"))];
    const endedMs = performance.now();
    if (round % 2 === 0) await kill(page);
    else await page.reload();
    await page.close();

    gate.open();
    const next = await Cockpit.open(interviewer, world.interviewId);
    await expect(next.page.getByRole("status").filter({ hasText: /unsent/ })).toHaveCount(0);
    const saved = () => notesOf(database, world);
    await expect.poll(saved).toEqual(expect.arrayContaining(texts));
    const sure = last.filter(({ atMs }) => endedMs - atMs > safeMs).map(({ key }) => key);
    await expect
      .poll(async () =>
        (await saved()).some((body) => body.startsWith(`Round ${round}, whole: ${sure.join("")}`)),
      )
      .toBe(true);
    await next.page.close();
  }
});

async function askTwenty(database: Database, { interviewId, bank }: World): Promise<void> {
  await database.$client`update interviews set status = 'live', started_at = now() where id = ${interviewId}`;
  await createFact(database, { interviewId, type: "started" });
  for (let n = 0; n < count - 1; n++)
    await createAsked(database, { interviewId, questionVersionId: bank[n]?.versionId ?? "" });
}

/** A note on each question. */
async function typeEverywhere(cockpit: Cockpit, round: number): Promise<string[]> {
  const texts: string[] = [];
  for (const row of await cockpit
    .rows()
    .filter({ hasText: / of \d+ min/ })
    .all()) {
    await row.getByRole("button").nth(0).click();
    const text = `Round ${round}, note ${texts.length}`;
    await cockpit.note().fill(text);
    texts.push(text);
  }
  expect(texts).toHaveLength(count - 1);
  return texts;
}

/** Key by key, and when each was pressed. */
async function typeKeys(page: Page, text: string) {
  const keys: { key: string; atMs: number }[] = [];
  for (const key of text) {
    await page.keyboard.press(key === " " ? "Space" : key);
    keys.push({ key, atMs: performance.now() });
  }
  return keys;
}

async function kill(page: Page): Promise<void> {
  const gone = page.waitForEvent("crash");
  const devtools = await page.context().newCDPSession(page);
  devtools.send("Page.crash").catch(() => undefined);
  await gone;
}

async function notesOf({ $client: sql }: Database, { interviewId }: World): Promise<string[]> {
  const rows = await sql<{ body: string }[]>`select body from notes where interview_id = ${interviewId}`;
  return rows.map(({ body }) => body);
}
