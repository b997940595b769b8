// Two tabs of one room in one browser: what each of them could not save outlives both.
import { passGrace } from "@/db/testing/grace";
import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";
import { Scorecard } from "../screens/scorecard";
import { kept, startBehindGate } from "./gate";

test("texts of two tabs that lost their line and were closed both come back", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  const { gate, cockpit: one } = await startBehindGate({ interviewer, watch, world });
  const two = await Cockpit.open(interviewer, world.interviewId);
  await gate.shut();
  await one.note().fill("K-ONE");
  await expect(one.judgement().getByText(kept)).toBeVisible();
  await two.note().fill("K-TWO");
  await expect(two.judgement().getByText(kept)).toBeVisible();
  await one.page.close();
  await two.page.close();

  gate.open();
  const back = await Cockpit.open(interviewer, world.interviewId);
  const versions = back.judgement().getByRole("region", { name: "Two versions" });
  await expect(versions).toContainText("K-ONE");
  await expect(back.note()).toHaveValue("K-TWO");
  await versions.getByRole("button", { name: "Keep both" }).click();
  await back.everythingSaved();
  const notes = await database.$client`select body from notes where interview_id = ${world.interviewId}`;
  expect(notes).toEqual([{ body: "K-ONE\n\nK-TWO" }]);
});

test("what one tab saves leaves the other's text kept, and submitting asks for the choice between them", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  const { gate, cockpit: one } = await startBehindGate({ interviewer, watch, world });
  await one.rate(4);
  await one.everythingSaved();
  const two = await Cockpit.open(interviewer, world.interviewId);
  await gate.shut();
  for (const [tab, text] of [
    [one, "c-ONE"],
    [two, "c-TWO"],
  ] as const) {
    await tab.generalNote().fill(text);
    await expect(tab.judgement().getByText(kept)).toBeVisible();
  }
  gate.open();
  const inOne = one.page.getByRole("region", { name: "Two versions" });
  const inTwo = two.page.getByRole("region", { name: "Two versions" });
  await expect.poll(async () => (await inOne.count()) + (await inTwo.count())).toBe(1);
  const isOnesKept = (await inOne.count()) === 1;
  const [winner, loser] = isOnesKept ? [two, one] : [one, two];
  await winner.everythingSaved();
  await loser.page.close();
  await winner.end();
  await passGrace(database, world.interviewId);
  await winner.page.close();

  const page = await interviewer.newPage();
  await page.goto(`/interviews/${world.interviewId}/scorecard`);
  const scorecard = new Scorecard(page);
  const versions = page.getByRole("region", { name: "Two versions" });
  await expect(versions).toContainText(isOnesKept ? "c-TWO" : "c-ONE");
  const note = page.getByRole("textbox", { name: "Note on the whole interview" });
  await expect(note).toHaveValue(isOnesKept ? "c-ONE" : "c-TWO");
  await scorecard.recommends("Yes");
  await scorecard.send().click();
  const dialog = page.getByRole("dialog", { name: "Submit this scorecard?" });
  const waits = "Two versions want your choice first: the note on the whole interview.";
  await expect(dialog.getByRole("status")).toHaveText(waits);
  await dialog.getByRole("button", { name: "Keep editing" }).click();
  await versions.getByRole("button", { name: "Keep both" }).click();
  await scorecard.submits();
});
