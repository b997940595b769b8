// A new question that was typed and left is found again from the bank.
import { EventEmitter, once } from "node:events";
import { findFaults } from "../axe";
import { expect, test } from "../fixtures";
import { QuestionEditor } from "../screens/question-editor";

test("a question that was left half written is found in the bank, discarded, brought back and continued", async ({
  interviewer,
}) => {
  const editor = await QuestionEditor.openNew(interviewer);
  await editor.title().fill("Half a thought");
  await editor.kept();
  const address = editor.page.url();
  await editor.page.close();

  const page = await interviewer.newPage();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/questions");
  const unfinished = page.getByRole("region", { name: "Your unfinished questions" });
  await expect(unfinished.getByRole("listitem")).toHaveText([/^Half a thought\s*Saved /]);
  expect(await findFaults(page)).toEqual([]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(390);

  await unfinished.getByRole("button", { name: "Discard: Half a thought" }).click();
  await expect(page.getByText("Discarded: Half a thought")).toBeVisible();
  await expect(unfinished).toBeHidden();
  await expect(page.getByRole("button", { name: "Undo" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(unfinished.getByRole("heading")).toBeFocused();

  await unfinished.getByRole("link", { name: "Continue: Half a thought" }).click();
  await page.waitForURL(address);
  await expect(new QuestionEditor(page).title()).toHaveValue("Half a thought");
});

test("a page that was read before the last words were saved, and came after, goes on with them", async ({
  interviewer,
  world,
}) => {
  const { questionId } = world.bank[0] ?? { questionId: "" };
  const editor = await QuestionEditor.open(interviewer, questionId);
  const { page } = editor;
  const before = await editor.title().inputValue();
  page.on("dialog", (dialog) => dialog.accept());
  const server = new EventEmitter();
  const [read, saved] = [once(server, "read"), once(server, "saved")];
  await page.route(page.url(), async (route) => {
    const request = route.request();
    if (request.method() === "POST") {
      await read;
      await route.fulfill({ response: await route.fetch() });
      if (request.postData()?.includes(" and more")) server.emit("saved");
    } else if (request.isNavigationRequest()) {
      const response = await route.fetch();
      server.emit("read");
      await saved;
      await route.fulfill({ response });
    } else await route.continue();
  });
  await editor.title().press("End");
  await page.keyboard.type(" and more");
  await page.reload();
  await expect(editor.title()).toHaveValue(`${before} and more`);
  await editor.title().press("End");
  await page.keyboard.type(", still");
  await editor.kept();
  await expect(editor.title()).toHaveValue(`${before} and more, still`);
  await expect(editor.conflict()).toBeHidden();
});
