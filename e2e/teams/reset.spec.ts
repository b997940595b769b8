// Somebody forgot their password: an admin of their team makes a link, and they are back within a minute.
import { insertMembership } from "@/db/people";
import { createPerson } from "@/db/testing/factories";
import { hashPassword } from "@/lib/auth/password";
import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { createAccount, createReset, newEmail, password } from "../people";
import { SignIn } from "../screens/sign-in";

test("an admin makes a link for a new password; whoever it is for sets one, and every other browser of theirs is signed out", async ({
  watch,
  database,
}) => {
  watch.allow(/401|404|ERR_/);
  const admin = await createAccount(database, "Tomasz Lind");
  const noor = await createPerson(database, {
    name: "Noor Haddad",
    email: newEmail(),
    passwordHash: await hashPassword(password),
  });
  await insertMembership(database, { ...noor, teamId: admin.teamId, role: "interviewer" });
  const [office, laptop, phone] = [await watch.open(), await watch.open(), await watch.open()];
  await office.addCookies([await accountCookie(admin)]);
  await laptop.addCookies([await accountCookie(noor)]);
  const before = await laptop.newPage();
  await before.goto("/interviews");

  const team = await office.newPage();
  await team.goto("/team");
  await team.getByRole("button", { name: "New password for Noor Haddad" }).click();
  const dialog = team.getByRole("dialog", { name: "A new password for Noor Haddad?" });
  await dialog.getByRole("button", { name: "Make the link" }).click();
  const link = await dialog.getByRole("textbox", { name: "Link for Noor Haddad" }).inputValue();
  await expect(dialog.getByRole("button", { name: "Done" })).toBeFocused();
  await expect(dialog.getByText("The link is made. It is shown this once.")).toBeVisible();
  await team.keyboard.press("Enter");
  await expect(dialog).toBeHidden();

  const page = await phone.newPage();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  await expect(page.getByText("an admin of your team")).toBeVisible();
  // As a mail program does before its reader: looking uses nothing up.
  for (let looks = 0; looks < 2; looks++) expect((await page.request.get(link)).status()).toBe(200);
  await page.goto(link);
  await expect(page.getByText(`For Noor Haddad, ${noor.email}.`)).toBeVisible();
  const field = page.getByLabel("New password");
  await field.fill("noor haddad");
  await page.keyboard.press("Enter");
  await expect(page.getByText("little more than your name")).toBeVisible();
  await expect(field).toBeFocused();
  await field.fill("harbour lamp 91");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/interviews$/);
  await before.reload();
  await expect(before).toHaveURL(/\/sign-in/);
  await new SignIn(before).signsIn(noor.email, "harbour lamp 91");
  await expect(before).toHaveURL(/\/interviews$/);

  await page.goto(link);
  await expect(page.getByRole("heading", { name: "This link was used already" })).toBeVisible();
});

test("a link that is old, or none, says so and what to do", async ({ watch, database }) => {
  const context = await watch.open();
  const page = await context.newPage();
  const person = await createAccount(database);
  await page.goto(`/reset/${await createReset(database, person, new Date(Date.now() - 1_000))}`);
  await expect(page.getByRole("heading", { name: "This link has expired" })).toBeVisible();
  await page.goto("/reset/nothing-of-the-kind");
  await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
  await page.getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
});
