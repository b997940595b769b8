// Files that go out, by the menu of the list.
import { readFile } from "node:fs/promises";
import { expect, test } from "../fixtures";

test("a refused export says why where it was pressed; pressed again it comes, under its name", async ({
  interviewer,
  watch,
}) => {
  watch.allow(/429/);
  const page = await interviewer.newPage();
  await page.goto("/questions");
  const sentence = "You have 3 exports waiting to be written already. Try again when one of them is there.";
  await page.route("**/questions/export?*", (route) => route.fulfill({ status: 429, body: sentence }), {
    times: 1,
  });
  await page.getByRole("button", { name: "Export these" }).click();
  const whole = page.getByRole("link", { name: /^The whole bank/ });
  await whole.click();
  await expect(page.getByRole("alert").filter({ hasText: sentence })).toBeVisible();
  const coming = page.waitForEvent("download");
  await whole.click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^rehearse-bank-[\d-]{10}\.zip$/);
  expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe("PK");
  await expect(page.getByText(sentence)).toBeHidden();
});

test("who looks at what there is to take out makes nothing that would lie there", async ({ interviewer }) => {
  const { request } = interviewer;
  for (let nth = 0; nth < 6; nth++)
    expect((await request.head("/questions/export?all=1&format=csv")).status()).toBe(405);
  expect((await request.get("/questions/export?all=1&format=csv")).status()).toBe(200);
});
