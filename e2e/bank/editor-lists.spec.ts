// The lists of a question's form, by keyboard and pointer.
import { expect, test } from "../fixtures";
import { QuestionEditor } from "../screens/question-editor";

test("several pasted lines become items; items are moved, dragged, dropped and brought back", async ({
  interviewer,
}) => {
  const editor = await QuestionEditor.openNew(interviewer);
  const { page } = editor;
  await interviewer.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.evaluate(() => navigator.clipboard.writeText("- one\n- two\n- three"));
  await editor.item("Key point", 1).focus();
  await page.keyboard.press("Control+v");
  expect(await editor.listOf("Key point")).toEqual(["one", "two", "three"]);
  await expect(editor.item("Key point", 3)).toBeFocused();
  await editor.button("Undo").click();
  await expect(editor.item("Key point", 1)).toBeFocused();
  expect(await editor.listOf("Key point")).toEqual([""]);
  await page.keyboard.press("Control+v");
  await expect(editor.item("Key point", 3)).toBeFocused();

  await editor.button("Move up: Key point 3").click();
  await expect(editor.item("Key point", 2)).toHaveValue("three");
  await expect(editor.button("Move up: Key point 2")).toBeFocused();
  await editor.button("Drop: Key point 1").click();
  expect(await editor.listOf("Key point")).toEqual(["three", "two"]);
  await editor.button("Drop: Key point 2").click();
  expect(await editor.listOf("Key point")).toEqual(["three"]);
  await editor.button("Undo").click();
  await expect(editor.item("Key point", 2)).toHaveValue("two");
  await editor.button("Undo").click();
  await expect(editor.item("Key point", 1)).toBeFocused();
  expect(await editor.listOf("Key point")).toEqual(["one", "three", "two"]);

  const [first, last] = [
    await editor.item("Key point", 1).boundingBox(),
    await editor.item("Key point", 3).boundingBox(),
  ];
  if (!first || !last) throw new Error("the rows aren’t on the page");
  await page.mouse.move(first.x - 40, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(first.x - 40, last.y + last.height - 2, { steps: 6 });
  await page.mouse.up();
  expect(await editor.listOf("Key point")).toEqual(["three", "two", "one"]);
  await editor.kept();
});
