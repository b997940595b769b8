import { expect, test } from "../fixtures";
import { fillWorld } from "../screens/all";

test("a printed scorecard has nothing folded or cut off, and each model answer beside what was answered", async ({
  interviewer,
  world,
  database,
}) => {
  const screens = await fillWorld(database, world);
  await database.$client`update notes set body = repeat(E'Another line of the note.\n', 40)
    where asked_question_id is not null`;
  const page = await interviewer.newPage();
  await page.goto(screens.find(({ name }) => name === "scorecard-submitted")?.path ?? "");
  await page.emulateMedia({ media: "print" });
  // A4 between its margins.
  await page.setViewportSize({ width: 718, height: 1_000 });

  const folded = await page.locator("details").evaluateAll((all) =>
    all
      .filter((one) => {
        const inside = one.querySelector(":scope > :not(summary)");
        return !inside?.checkVisibility() || inside.getBoundingClientRect().height < 10;
      })
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(folded).toEqual([]);
  await expect(page.locator("details").filter({ hasText: "Question and answer" })).toHaveCount(3);

  const cutOff = await page.locator("main *").evaluateAll((all) =>
    all
      .filter((one) => getComputedStyle(one).overflowY !== "visible" && one.clientHeight > 1)
      .filter((one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1)
      .map((one) => one.outerHTML.slice(0, 80)),
  );
  expect(cutOff).toEqual([]);

  const beside = page.locator("[data-model-answer]");
  await expect(beside).toHaveCount(3);
  for (const model of await beside.all()) {
    const answered = await model.locator("xpath=preceding-sibling::*[1]").boundingBox();
    const box = await model.boundingBox();
    expect(box?.y).toBeCloseTo(answered?.y ?? 0, 0);
    expect(box?.x).toBeGreaterThanOrEqual((answered?.x ?? 0) + (answered?.width ?? 0));
  }
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByText(`Scorecard by ${world.interviewer.name}`, { exact: true })).toBeVisible();
});
