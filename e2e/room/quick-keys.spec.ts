import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";
import { Gate } from "./gate";

test("Enter held down, or pressed again while the line is away, asks once", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/);
  const gate = await Gate.before(interviewer);
  const { page, ...cockpit } = await Cockpit.open(interviewer, world.interviewId);
  const asked = async () =>
    (
      await database.$client<{ id: string }[]>`
        select question_version_id as id from asked_questions where interview_id = ${world.interviewId} order by number`
    ).map(({ id }) => id);
  await page.getByRole("button", { name: "Start the interview" }).click();
  await expect(page.getByRole("button", { name: /^Pause/ })).toBeVisible();

  // The second and later ones of a key that isn't let go are its repeats.
  for (let n = 0; n < 8; n++) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(cockpit.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
  expect(await asked()).toHaveLength(1);

  // Before that, Enter would be the same press still.
  await expect(cockpit.plan().getByText(/^On screen, 0:0[1-9]/)).toBeVisible();
  await gate.shut();
  for (let n = 0; n < 3; n++) await page.keyboard.press("Enter");
  gate.open();
  await expect(cockpit.line()).toHaveText("Connected");
  await expect.poll(asked).toHaveLength(2);
  expect(new Set(await asked()).size).toBe(2);
});

test("two quick Enters ask one question, and Enter on a row asks what it says", async ({
  cockpit,
  world,
  database,
}) => {
  const { page } = cockpit;
  const asked = async () =>
    (await database.$client`select 1 from asked_questions where interview_id = ${world.interviewId}`).length;
  await cockpit.start();
  await pressTwice(page);
  await expect(cockpit.plan().getByText(/^On screen, 0:0[1-9]/)).toBeVisible();
  expect(await asked()).toBe(1);

  const row = cockpit.rows().nth(2).getByRole("button").first();
  await row.click();
  await expect(cockpit.stage().getByRole("button", { name: /^Ask this/ })).toBeVisible();
  await expect(row).toBeFocused();
  await page.keyboard.press("Enter");
  await expect.poll(asked).toBe(2);
  await expect(cockpit.rows().nth(2)).toContainText("On screen");
});

/** The second time as soon as the screen shows what came of the first. */
const pressTwice = (page: Page) =>
  page.evaluate(async () => {
    const press = () =>
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    press();
    while (document.getElementById("stage-heading")?.textContent !== "On screen")
      await new Promise(requestAnimationFrame);
    press();
  });

test("Enter after a question of the palette goes on with the plan, and beside a key point asks nothing", async ({
  cockpit,
  candidateRoom,
}) => {
  const { page } = cockpit;
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await cockpit.plan().getByRole("listitem").nth(2).getByRole("button").first().click();
  await page.keyboard.press("Control+k");
  await page.getByRole("option").nth(1).waitFor();
  await page.keyboard.press("Control+Enter");
  await candidateRoom.seesQuestion(2);
  await expect(cockpit.plan().locator("[data-on-screen]").getByRole("button").first()).toBeFocused();
  await expect(cockpit.plan().locator("[data-on-screen]")).toBeInViewport();
  // Not so soon that it is taken for the one before.
  await expect(cockpit.plan().getByText(/^On screen, 0:0[1-9]/)).toBeVisible();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.getByRole("heading", { name: "Plan" }).click();
  await page.keyboard.press("Enter");
  await candidateRoom.seesQuestion(3);
});
