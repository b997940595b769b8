import { expect, test } from "../fixtures";
import { Cockpit } from "../screens/cockpit";
import { Gate } from "./gate";

const lost = /ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/;

test("what waits for the line is shown on every tab until it is done, and what can't wait is refused in words", async ({
  interviewer,
  candidateRoom,
  watch,
  world,
}) => {
  watch.allow(lost);
  const gate = await Gate.before(interviewer);
  const cockpit = await Cockpit.open(interviewer, world.interviewId);
  const { page } = cockpit;
  await page.setViewportSize({ width: 390, height: 844 });
  await cockpit.start();
  await cockpit.askNext();
  await candidateRoom.seesQuestion(1);
  await expect(cockpit.onTheirScreen()).toBeVisible();
  const tabs = cockpit.guide().getByRole("tablist");
  expect(await tabs.evaluate((list) => list.scrollWidth - list.clientWidth), "no tab is cut").toBe(0);

  await gate.shut();
  await page.getByRole("tab", { name: /^Hints/ }).click();
  await cockpit.guide().getByRole("button", { name: "Give hint 1" }).click();
  const waiting = page.getByText("Waiting for the line: sending the hint");
  const parts = page.getByRole("navigation", { name: "Parts of the room" });
  for (const part of ["Plan", "Judgement", "On screen"]) {
    await parts.getByRole("button", { name: part }).click();
    await expect(waiting).toBeVisible();
    await expect(cockpit.line()).toHaveText(/^Reconnecting/);
    await expect(cockpit.onTheirScreen()).toHaveCount(0);
    await expect(page.getByText("Samira is here")).toHaveCount(0);
  }
  await page.getByRole("tab", { name: /^Follow-ups/ }).click();
  await cockpit.guide().getByRole("button", { name: "Send follow-up" }).first().click();
  await expect(page.getByText("Not done: sending the hint is still on its way.")).toBeVisible();

  gate.open();
  await cockpit.connected();
  await expect(waiting).toHaveCount(0);
  await expect(candidateRoom.page.getByText("A hint from Tomasz Lind", { exact: true })).toBeVisible();
  await expect(cockpit.onTheirScreen()).toBeVisible();

  await test.step("a page that is left meanwhile asks first, and the one after it says what isn't known", async () => {
    await gate.shut();
    await page.getByRole("button", { name: "Take back" }).click();
    await expect(page.getByText("Waiting for the line: taking the question back")).toBeVisible();
    page.once("dialog", (dialog) => dialog.accept());
    const [asked] = await Promise.all([page.waitForEvent("dialog"), page.reload()]);
    expect(asked.type()).toBe("beforeunload");
    const left = page
      .getByRole("alert")
      .getByText(
        "You left this page while it was still taking the question back. Check whether that was done.",
      );
    await expect(left).toBeVisible();
    gate.open();
    await cockpit.connected();
    await expect(cockpit.onTheirScreen()).toBeVisible();
    await page.getByRole("button", { name: "Dismiss" }).click();
    await page.reload();
    await cockpit.connected();
    await expect(left).toHaveCount(0);
  });
});

test("a line that says nothing is told within five seconds on every tab", async ({
  interviewer,
  watch,
  world,
}) => {
  watch.allow(lost);
  let isSilent = false;
  await interviewer.routeWebSocket(/\/live\//, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => isSilent || server.send(message));
    server.onMessage((message) => isSilent || socket.send(message));
  });
  const cockpit = await Cockpit.open(interviewer, world.interviewId);
  await cockpit.page.setViewportSize({ width: 390, height: 844 });
  isSilent = true;
  await expect(cockpit.line()).toHaveText("Reconnecting", { timeout: 5_500 });
  isSilent = false;
  await cockpit.connected();
});
