import type { Page } from "@playwright/test";
import { insertMembership } from "@/db/people";
import { createPerson, createSeat, createTeam } from "@/db/testing/factories";
import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { newEmail, password } from "../people";
import { Cockpit } from "../screens/cockpit";
import { NewInterview } from "../screens/new-interview";
import { SignIn } from "../screens/sign-in";

const member = (page: Page, name: string) => page.getByRole("listitem").filter({ hasText: name });

async function makeLink(page: Page, { places }: { places: number }): Promise<string> {
  await page.goto("/team");
  await page.getByText("Several", { exact: true }).click();
  await page.getByRole("spinbutton", { name: "How many people" }).fill(String(places));
  await page.getByRole("button", { name: "Make a link" }).click();
  return page.getByRole("textbox", { name: `Link for ${places} people, 0 so far` }).inputValue();
}

test("a link brings a colleague in who has no account yet, to the same bank; their role changes and they are removed", async ({
  interviewer,
  stranger,
  world,
  database,
}) => {
  const page = await interviewer.newPage();
  const link = await makeLink(page, { places: 2 });
  const theirs = await stranger.newPage();
  const email = newEmail();

  await test.step("signing up joins, and makes no team beside", async () => {
    await theirs.goto(link);
    await expect(theirs.getByText("Tomasz Lind invites you as interviewer.")).toBeVisible();
    const door = new SignIn(theirs);
    await door.name().fill("Ana Reyes");
    await door.email().fill(email);
    await door.password().fill("short");
    await theirs.getByRole("button", { name: "Create an account and join" }).click();
    await expect(theirs.getByText("Use at least 8 characters.")).toBeVisible();
    await expect(door.email()).toHaveValue(email);
    await door.password().fill(password);
    await theirs.getByRole("button", { name: "Create an account and join" }).click();
    await expect(theirs).toHaveURL(/\/interviews$/);
    await expect(theirs.getByRole("link", { name: "Backend, mid level" })).toBeVisible();
    await theirs.goto("/questions");
    await expect(theirs.getByText(world.bank[0]?.title ?? "?").first()).toBeVisible();
  });

  await test.step("the admin sees them, and makes them a reviewer", async () => {
    await page.reload();
    await expect(member(page, "Ana Reyes")).toContainText(email);
    await expect(page.getByText("2 people, 1 so far", { exact: true })).toBeVisible();
    await page.getByRole("combobox", { name: "Role of Ana Reyes" }).selectOption("Reviewer");
    await expect(page.getByRole("combobox", { name: "Role of Ana Reyes" })).toHaveAttribute(
      "aria-busy",
      "false",
    );
    await theirs.goto("/interviews");
    await expect(theirs.getByRole("link", { name: "New interview" })).toHaveCount(0);
    await theirs.goto("/team");
    await expect(theirs.getByText("Your team’s admins make them: Tomasz Lind.")).toBeVisible();
    await expect(member(theirs, "Tomasz Lind")).toHaveText("Tomasz LindAdmin");
  });

  await test.step("the last admin stays one, and is told why", async () => {
    await page.getByRole("combobox", { name: "Role of Tomasz Lind" }).selectOption("Reviewer");
    await expect(page.getByText("A team needs an admin, and there is no other.")).toBeVisible();
    await expect(page.getByRole("combobox", { name: "Role of Tomasz Lind" })).toHaveValue("admin");
  });

  await test.step("removed, they are in no team, and begin one of their own", async () => {
    await member(page, "Ana Reyes").getByRole("button", { name: "Remove Ana Reyes" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
    await expect(member(page, "Ana Reyes")).toHaveCount(0);
    await theirs.goto("/interviews");
    await expect(theirs.getByRole("heading", { name: "You are in no team" })).toBeVisible();
    await theirs.getByRole("textbox", { name: "Name of the team" }).fill("Ana’s own");
    await theirs.getByRole("button", { name: "Begin" }).click();
    await expect(theirs.getByRole("heading", { name: "Ana’s own" })).toBeVisible();
  });

  await test.step("a link that was taken back says so", async () => {
    await page.getByRole("button", { name: /^Take back/ }).click();
    await expect(page.getByRole("heading", { name: "Open links" })).toHaveCount(0);
    await theirs.goto(link);
    await expect(theirs.getByRole("heading", { name: "This link was taken back" })).toBeVisible();
    expect(
      await database.$client`select from team_invites where taken = 1 and revoked_at is not null
      and team_id = ${world.teamId}`,
    ).toHaveLength(1);
  });
});

test("a member who is removed while their room is open sees it close at once; the admin sits in", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/401|403|404|ERR_/);
  const colleague = await createPerson(database, { name: "Ana Reyes" });
  await insertMembership(database, {
    teamId: world.teamId,
    personId: colleague.personId,
    role: "interviewer",
  });
  const { interviewId } = world;
  await createSeat(database, { interviewId, personId: colleague.personId, role: "interviewer" });
  const theirs = await watch.open();
  await theirs.addCookies([await accountCookie(colleague)]);
  const cockpit = await Cockpit.open(theirs, interviewId);
  await cockpit.start();
  const page = await interviewer.newPage();
  await page.goto("/team");
  await member(page, "Ana Reyes").getByRole("button", { name: "Remove Ana Reyes" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove", exact: true }).click();
  await expect(member(page, "Ana Reyes")).toHaveCount(0);
  await expect(cockpit.page).toHaveURL(/\/signed-out/);
  await expect(cockpit.page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await cockpit.page.content()).not.toContain("Backend, mid level");
  const own = await Cockpit.open(interviewer, interviewId);
  await own.connected();
});

test("a person of two teams switches, and a page stays in the team that it was made for", async ({
  interviewer,
  world,
  database,
}) => {
  const { personId } = world.interviewer;
  const second = await createTeam(database, { personId, name: "The second team", bank: false });
  await database.$client`update memberships set chosen_at = now() - interval '1 day' where team_id = ${second.teamId}`;
  const first = await interviewer.newPage();
  await first.goto("/interviews");
  await expect(first.getByRole("link", { name: "Backend, mid level Samira Osei" })).toBeVisible();

  const other = await interviewer.newPage();
  await other.goto("/kits");
  await other.getByRole("button", { name: /^Your account/ }).click();
  await other.getByRole("button", { name: "The second team" }).click();
  await expect(other.getByText("Make your first kit")).toBeVisible();
  await expect(other).toHaveURL(/\/kits$/);

  // What it leads to and what it does are its own team's.
  await first.getByRole("link", { name: "Kits", exact: true }).click();
  await expect(first.getByRole("heading", { name: "Kits" })).toBeVisible();
  await expect(first.getByText("Make your first kit")).toHaveCount(0);
  await first.getByRole("link", { name: "Interviews" }).click();
  await new NewInterview(first).creates("Of the first");
  const made = await database.$client`select team_id from interviews where candidate_name = 'Of the first'
    and created_by = ${personId}`;
  expect(made).toEqual([{ team_id: world.teamId }]);

  await first.goto("/interviews");
  await expect(first.getByText("Plan your first interview")).toBeVisible();
});

test("a link for one address is refused in words to somebody with another", async ({
  interviewer,
  watch,
  database,
}) => {
  const page = await interviewer.newPage();
  await page.goto("/team");
  const email = newEmail();
  await page.getByRole("textbox", { name: "E-mail" }).fill("no address");
  await page.getByRole("button", { name: "Make a link" }).click();
  await expect(page.getByText("Enter an e-mail address like name@example.com.")).toBeVisible();
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: `Link for ${email}` }).inputValue();
  const other = await createPerson(database, { name: "Jonas Weber" });
  await createTeam(database, { personId: other.personId, bank: false });
  const context = await watch.open();
  await context.addCookies([await accountCookie(other)]);
  const theirs = await context.newPage();
  await theirs.goto(link);
  await expect(
    theirs.getByText(`This link is for ${email}, and you are signed in as Jonas Weber`),
  ).toBeVisible();
  await expect(theirs.getByRole("button", { name: /^Join/ })).toHaveCount(0);

  const fresh = await watch.open();
  const door = new SignIn(await fresh.newPage());
  await door.page.goto(link);
  await expect(door.email()).toHaveValue(email);
  await door.name().fill("Somebody else");
  await door.email().fill(newEmail());
  await door.password().fill(password);
  await door.page.getByRole("button", { name: "Create an account and join" }).click();
  await expect(door.page.getByText("Use the address that it was made for")).toBeVisible();
  await door.email().fill(email);
  await door.password().fill(password);
  await door.page.getByRole("button", { name: "Create an account and join" }).click();
  await expect(door.page).toHaveURL(/\/interviews$/);
});
