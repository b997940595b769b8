import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";
import { Cockpit } from "../screens/cockpit";

const save = (page: Page) => page.getByRole("button", { name: "Save" }).click();
const title = (page: Page) => page.getByRole("textbox", { name: "Title" });

test("what is planned anew stands in the lobby at once; of two tabs neither loses the other’s, and a start between is told", async ({
  interviewer,
  candidate,
  world,
  database,
}) => {
  const { interviewId } = world;
  await database.$client`update interviews set scheduled_at = '2031-05-06T07:30:00Z', time_zone = 'Europe/Lisbon'
    where id = ${interviewId}`;
  const { page: lobby } = await CandidateRoom.open(candidate, interviewId);
  const [desk, other] = [await interviewer.newPage(), await interviewer.newPage()];
  for (const page of [desk, other]) {
    await page.goto(`/interviews/${interviewId}`);
    await page.getByRole("link", { name: "Edit" }).click();
    await expect(page.getByLabel("Date", { exact: true })).toHaveValue("2031-05-06");
  }
  await expect(desk.getByLabel("Time", { exact: true })).toHaveValue("08:30");
  await expect(desk.getByRole("textbox", { name: "Candidate’s name" })).not.toBeEditable();

  await title(desk).fill("Backend, second round");
  await desk.getByLabel("Time", { exact: true }).fill("18:45");
  await desk.getByRole("textbox", { name: "Link to the call" }).fill("meet.example.org/new");
  await save(desk);
  await expect(
    desk.getByText("Backend, second round · Tuesday 6 May 2031, 18:45 Europe/Lisbon"),
  ).toBeVisible();
  await expect(lobby.getByText("Planned for Tuesday 6 May 2031, 18:45 Europe/Lisbon.")).toBeVisible();
  await expect(lobby.getByRole("link", { name: "Open the call" })).toHaveAttribute(
    "href",
    "https://meet.example.org/new",
  );

  await test.step("the other tab", async () => {
    await other.getByRole("spinbutton", { name: "Minutes" }).fill("30");
    await title(other).fill("Mine");
    await save(other);
    await expect(title(other)).toHaveAccessibleDescription(
      /changed meanwhile and says “Backend, second round” now/,
    );
    await expect(title(other)).toHaveValue("Mine");
    await save(other);
    await expect(other.getByText("Mine · Tuesday 6 May 2031, 18:45 Europe/Lisbon")).toBeVisible();
    await expect(other.getByText("30 minutes", { exact: true })).toBeVisible();
  });

  await desk.getByRole("link", { name: "Edit" }).click();
  await expect(title(desk)).toHaveValue("Mine");
  const cockpit = await Cockpit.open(interviewer, interviewId);
  await cockpit.start();
  await title(desk).fill("Too late");
  await save(desk);
  await expect(desk.getByText("This interview is running, so it stays as it was planned.")).toBeVisible();
  await expect(title(desk)).toHaveValue("Too late");
  await desk.reload();
  await expect(desk.getByRole("heading", { name: "It can’t be changed any more" })).toBeVisible();
  await desk.getByRole("link", { name: "Open the interview" }).click();
  const asked = desk.getByRole("region", { name: "Asked" });
  await expect(asked).toContainText("Nothing yet.");
  await cockpit.askNext();
  await desk.reload();
  await expect(asked).toContainText("1 of 30 minutes so far");
  await expect(asked.getByRole("listitem")).toContainText("on screen now");
  await expect(desk.getByRole("region", { name: "Still planned" })).toBeVisible();
});
