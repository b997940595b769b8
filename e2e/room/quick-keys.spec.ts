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

  await gate.shut();
  for (let n = 0; n < 3; n++) await page.keyboard.press("Enter");
  gate.open();
  await expect(cockpit.line()).toHaveText("Connected");
  await expect.poll(asked).toHaveLength(2);
  expect(new Set(await asked()).size).toBe(2);
});
