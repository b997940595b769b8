import { createQuestion } from "@/db/testing/factories";
import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";

test("the call stays within reach after the start and after the end", async ({
  cockpit,
  candidate,
  world,
  database,
}) => {
  const callUrl = "https://call.example/room";
  await database.$client`update interviews set call_url = ${callUrl} where id = ${world.interviewId}`;
  const room = await CandidateRoom.open(candidate, world.interviewId);
  const call = room.page.getByRole("link", { name: "Open the call" });
  await expect(call).toHaveCount(1);
  await cockpit.start();
  await cockpit.askNext();
  await room.seesQuestion(1);
  await expect(call).toHaveAttribute("href", callUrl);
  await room.page.setViewportSize({ width: 390, height: 844 });
  await expect(call).toBeInViewport();
  await cockpit.end();
  await room.seesEnd();
  await expect(call).toBeVisible();
  await room.page.reload();
  await expect(call).toBeVisible();
});

test("an answer in code: Tab indents, Escape and Tab leave, and both sides read it in fixed width", async ({
  cockpit,
  candidateRoom,
  world,
  database,
}) => {
  const foundBy = { title: "zebra stripes", labels: "", prompt: "", answer: "" };
  await createQuestion(database, {
    teamId: world.teamId,
    title: "Zebra stripes in code",
    kind: "code",
    foundBy,
  });
  await cockpit.start();
  await cockpit.page.keyboard.press("Control+k");
  await cockpit.page.getByRole("combobox", { name: "Find a question" }).fill("Zebra stripes");
  await expect(cockpit.page.getByRole("option", { name: /^Zebra stripes in code/ })).toBeVisible();
  await cockpit.page.keyboard.press("Control+Enter");
  await candidateRoom.seesQuestion(1);
  const { page } = candidateRoom;
  const box = candidateRoom.answer();
  await expect(box).toHaveAccessibleDescription(/Tab indents.*Escape, then Tab/);
  await expect(box).toHaveCSS("font-family", /mono/i);
  await box.focus();
  await page.keyboard.type("if a:\n");
  await page.keyboard.press("Tab");
  await page.keyboard.type("b = 1");
  await expect(box).toHaveValue("if a:\n    b = 1");
  await page.keyboard.press("Shift+Tab");
  await expect(box).toHaveValue("if a:\nb = 1");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Tab");
  await expect(box).toHaveValue("    if a:\n    b = 1");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(box).not.toBeFocused();
  await expect(box).toHaveValue("    if a:\n    b = 1");
  const mirrored = cockpit.answer().locator("code");
  // `toHaveText` makes one space of all there is.
  await expect.poll(() => mirrored.textContent()).toBe("    if a:\n    b = 1");
  await expect(mirrored).toHaveCSS("white-space", "pre-wrap");
  await expect(mirrored).toHaveCSS("font-family", /mono/i);
});
