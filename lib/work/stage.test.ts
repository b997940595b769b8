import { strToU8, zipSync } from "fflate";
import { expect, onTestFinished, test, vi } from "vitest";
import { stageDocument } from "./stage";

const questions = 8;
const text = Array.from(
  { length: questions },
  (_, nth) => `## What is number ${nth} of all?\n\nIt is ${nth}.\n`,
);

/** How often messages could come while its questions were made ready, which are one batch. */
async function breathsOfOneBatch(): Promise<number> {
  const bytes = Buffer.from(text.join("\n"));
  const staging = stageDocument({ document: { name: "a.md", bytes } }, () => undefined);
  await staging.next();
  await staging.next();
  let breaths = 0;
  let breathing = setImmediate(function breathe() {
    breaths++;
    breathing = setImmediate(breathe);
  });
  const { value } = await staging.next({ bank: [], isLast: true });
  clearImmediate(breathing);
  expect(value).toMatchObject({ items: { length: questions } });
  return breaths;
}

test("between a batch's questions, too, it hears whether its parent is still there", async () => {
  await breathsOfOneBatch(); // which loads what it needs
  expect(await breathsOfOneBatch()).toBeGreaterThanOrEqual(questions);
});

test("where texts take long, some are handed over before all are ready", async () => {
  const bytes = Buffer.from(text.join("\n"));
  const staging = stageDocument({ document: { name: "a.md", bytes } }, () => undefined);
  await staging.next();
  await staging.next();
  let nowMs = performance.now();
  const clock = vi.spyOn(performance, "now").mockImplementation(() => (nowMs += 400));
  onTestFinished(() => clock.mockRestore());
  const batches: number[] = [];
  for (
    let step = await staging.next({ bank: [], isLast: true });
    !step.done;
    step = await staging.next({ goOn: true })
  )
    if ("items" in step.value) batches.push(step.value.items.length);
  expect(batches.length).toBeGreaterThan(1);
  expect(batches.reduce((sum, one) => sum + one, 0)).toBe(questions);
});

test("a file of a zip that can't be read counts among what is left out, by its name and without a line", async () => {
  const bytes = zipSync({ "a.png": strToU8("x"), "b.md": strToU8("# Notes") });
  const staging = stageDocument({ document: { name: "a.zip", bytes } }, () => undefined);
  const { value } = await staging.next();
  expect(value).toMatchObject({
    read: {
      report: {
        leftOut: [
          { lines: null, text: "a.png", why: expect.stringMatching(/^It was not read: /) },
          { lines: null, text: "b.md" },
        ],
        leftOutCount: 2,
        problemCount: 0,
      },
    },
  });
});
