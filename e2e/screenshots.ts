// Not a test: pictures of every screen, `E2E_SHOTS=/some/folder npm run e2e`.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { createInterview, createPerson, createTeam } from "@/db/testing/factories";
import { accountCookie } from "./cookies";
import { test } from "./fixtures";
import { fillWorld, settled, showIn } from "./screens/all";
import { shots } from "./target";

const folder = shots ?? "";
const widths = [1440, 1024, 390];
const looks = ["light", "dark"] as const;

test("every screen", async ({
  cockpit,
  candidateRoom,
  interviewer,
  candidate,
  stranger,
  watch,
  world,
  database,
}) => {
  watch.allow(/./);
  await shoot(candidateRoom.page, "candidate-lobby");
  const screens = await fillWorld(database, world);
  await cockpit.start();
  await shoot(candidateRoom.page, "candidate-no-question");
  await cockpit.askNext();
  await cockpit.giveHint(1);
  await candidateRoom.writes("A queryset is lazy: nothing runs until it is read.");
  await cockpit.writesNote("Names laziness at once, then hesitates about the cache.");
  await cockpit.hears(1);
  await cockpit.rate(3);
  const contexts = { interviewer, candidate, stranger };
  for (const { name, as, path } of screens) {
    const page = await contexts[as].newPage();
    await page.goto(path);
    await settled(page);
    await shoot(page, name);
    await page.close();
  }
});

test("the dialogs of the room, a pause, and the end on both sides", async ({ cockpit, candidateRoom }) => {
  const { page } = cockpit;
  await cockpit.start();
  await cockpit.askNext();
  await page.keyboard.press("?");
  await shoot(page, "cockpit-keys");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+k");
  await page.getByRole("option").nth(3).waitFor();
  await shoot(page, "cockpit-palette");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.getByRole("button", { name: "End interview" }).click();
  await shoot(page, "cockpit-end-dialog");
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  for (const part of ["Plan", "Judgement"]) {
    await page
      .getByRole("navigation", { name: "Parts of the room" })
      .getByRole("button", { name: part })
      .click();
    await page.screenshot({ path: join(folder, `cockpit-${part.toLowerCase()}-390-light.png`) });
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await cockpit.pause();
  await shoot(candidateRoom.page, "candidate-paused");
  await cockpit.end();
  await shoot(candidateRoom.page, "candidate-ended");
});

test("empty lists, and a long one", async ({ watch, database }) => {
  const person = await createPerson(database, { name: "Ana Reyes" });
  const { teamId } = await createTeam(database, { personId: person.personId });
  const context = await watch.open();
  await context.addCookies([await accountCookie(person)]);
  const page = await context.newPage();
  for (const name of ["interviews", "scorecards", "practice"]) {
    await page.goto(`/${name}`);
    await shoot(page, `${name}-empty`);
  }
  const names = [
    "Noor Haddad",
    "Jonas Weber",
    "Priya Raman",
    "Bartholomew Featherstonehaugh-Cholmondeley",
    "Lê Thị Hồng",
  ];
  for (let row = 0; row < 200; row += 1) {
    const status = row % 3 === 0 ? "scheduled" : "ended";
    await createInterview(database, {
      teamId,
      ...person,
      status,
      planned: 0,
      candidateName: names[row % names.length],
    });
  }
  await page.goto("/interviews");
  await shoot(page, "interviews-200");
});

/** At each width in both looks; the whole page where it is longer than the window. */
async function shoot(page: Page, name: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const width of widths) {
    await page.setViewportSize({ width, height: width === 390 ? 844 : 900 });
    for (const look of looks) {
      await showIn(page, look);
      await page.screenshot({ path: join(folder, `${name}-${width}-${look}.png`), fullPage: true });
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: "light" });
}
