import { expect, type Locator, type Page } from "@playwright/test";
import { createGuest, createInterview, createSeat } from "@/db/testing/factories";
import { passGrace } from "@/db/testing/grace";
import { test } from "../fixtures";
import { createAccount, password } from "../people";
import { Cockpit } from "../screens/cockpit";
import { Scorecard } from "../screens/scorecard";

test("a whole interview by keyboard alone, from signing in to submitting", async ({ watch, database }) => {
  const person = await createAccount(database);
  const { interviewId } = await createInterview(database, person);
  const { personId } = await createGuest(database);
  await createSeat(database, { interviewId, personId, role: "candidate" });
  const page = await (await watch.open()).newPage();
  const { press, type } = keysOf(page);

  await page.goto("/sign-in");
  await tabTo(page, page.getByLabel("E-mail"));
  await type(person.email);
  await press("Tab");
  await type(password);
  await press("Enter");
  await expect(page.getByRole("heading", { name: "Interviews", level: 1 })).toBeVisible();
  await tabTo(page, page.getByRole("link", { name: /^Open room/ }));
  await press("Enter");

  const cockpit = new Cockpit(page);
  await cockpit.connected();
  await tabTo(page, page.getByRole("button", { name: "Start the interview" }));
  await press("Enter");
  await expect(page.getByRole("button", { name: /^Pause/ })).toBeVisible();

  await test.step("ask, hint, follow-up, rate and note by their keys", async () => {
    await press("Enter");
    await expect(cockpit.stage().getByRole("heading", { name: "On screen" })).toBeVisible();
    await press("h");
    await expect(page.getByRole("tab", { name: /^Hints 1\// })).toBeVisible();
    await press("f");
    await expect(cockpit.stage().getByText("Follow-up: ")).toBeVisible();
    await press("3");
    await expect(cockpit.level(3)).toBeChecked();
    await press("n");
    await expect(cockpit.note()).toBeFocused();
    await type("Typed without a mouse: 5, h and Enter are only letters here.");
    await press("Escape");
    await cockpit.everythingSaved();
    await expect(cockpit.level(3)).toBeChecked();
  });

  await test.step("find in the bank, and ask that at once", async () => {
    await press("Control+k");
    const found = page.getByRole("option");
    await expect(found.nth(1)).toBeVisible();
    await type("migration");
    await expect(page.getByRole("option", { name: /difficulty \d/ }).nth(0)).toBeVisible();
    await expect(page.getByRole("listbox", { name: "Questions" })).toHaveAttribute("aria-busy", "false");
    await press("Control+Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    // The question before has a 3.
    await expect(cockpit.level(3)).not.toBeChecked();
    await press("0");
    await expect(cockpit.level(0)).toBeChecked();
  });

  await test.step("pause, resume, the list of keys, and the end", async () => {
    await press("p");
    await expect(page.getByRole("button", { name: /^Resume/ })).toBeVisible();
    await press("p");
    await expect(page.getByRole("button", { name: /^Pause/ })).toBeVisible();
    await press("?");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
    await press("Escape");
    await expect(page.getByRole("dialog", { name: "Keys" })).toBeHidden();
    await cockpit.everythingSaved();
    await tabTo(page, page.getByRole("button", { name: "End interview" }));
    await press("Enter");
    const dialog = page.getByRole("dialog", { name: "End the interview?" });
    await tabTo(page, dialog.getByRole("button", { name: "End interview" }));
    await press("Enter");
    await tabTo(page, page.getByRole("link", { name: "Go to the scorecard" }));
    await passGrace(database, interviewId);
    await press("Enter");
  });

  await test.step("the scorecard", async () => {
    const scorecard = new Scorecard(page);
    await expect(scorecard.recommendation("No")).toBeEnabled();
    await tabTo(page, scorecard.summary());
    await type("Everything by keyboard.");
    await tabTo(page, scorecard.recommendation("Strong no"));
    await press("ArrowRight");
    await expect(scorecard.recommendation("No")).toBeChecked();
    await tabTo(page, scorecard.send());
    await press("Enter");
    const dialog = page.getByRole("dialog", { name: "Submit this scorecard?" });
    await expect(dialog.getByRole("button", { name: "Submit" })).toBeEnabled();
    await tabTo(page, dialog.getByRole("button", { name: "Submit" }));
    await press("Enter");
    await expect(page.getByRole("heading", { name: "Your recommendation" })).toBeVisible();
  });
});

test("single keys switched off in the room stay off, there and in the bank", async ({ cockpit }) => {
  const { page } = cockpit;
  await cockpit.start();
  await page.keyboard.press("?");
  await page
    .getByRole("dialog", { name: "Keys" })
    .getByRole("checkbox", { name: /^Single keys act/ })
    .uncheck();
  await page.keyboard.press("Escape");
  await page.reload();
  await cockpit.connected();
  await page.keyboard.press("Enter");
  await page.keyboard.press("?");
  await page.getByRole("button", { name: /^All keys/ }).click();
  const single = page
    .getByRole("dialog", { name: "Keys" })
    .getByRole("checkbox", { name: /^Single keys act/ });
  await expect(single).not.toBeChecked();
  await expect(cockpit.stage().getByRole("heading", { name: "Not sent yet" })).toHaveCount(1);
  await page.goto("/questions");
  await page.getByRole("button", { name: "Turn single keys on" }).click();
  await expect(page.getByRole("button", { name: "Turn single keys off" })).toBeVisible();
});

function keysOf(page: Page) {
  return {
    press: (key: string) => page.keyboard.press(key),
    type: (text: string) => page.keyboard.type(text),
  };
}

/** Presses Tab until the control has the focus; more stops than this on one screen would be a trap. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeVisible();
  for (let stops = 0; stops < 90; stops += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(control, "the control can be reached by Tab").toBeFocused({ timeout: 1 });
}
