// What a bank begins with: packs of the library, chosen at the sign-up or later.
import { createPerson, createTeam } from "@/db/testing/factories";
import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { newEmail, password } from "../people";

test("an empty bank says how to begin; a pack fills it, and again adds nothing", async ({
  database,
  watch,
}) => {
  const person = await createPerson(database);
  await createTeam(database, { personId: person.personId, bank: false });
  const context = await watch.open();
  await context.addCookies([await accountCookie(person)]);
  const page = await context.newPage();
  await page.goto("/questions?q=orm");
  await page.getByRole("link", { name: "Choose packs" }).click();
  await page.getByRole("button", { name: "Add: Django" }).click();
  await expect(page.getByText(/^Django: added \d+ questions and \d+ kits\.$/)).toBeVisible();
  const django = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: "Django" }) });
  await expect(django.getByText("In your bank")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: "Bank" }).click();
  await expect(page.getByRole("link", { name: "When a queryset really runs" })).toBeVisible();
});

test("who signs up chooses the packs; none is an empty bank; a refusal keeps the choice", async ({
  page,
}) => {
  await page.goto("/sign-up");
  const django = page.getByRole("checkbox", { name: "Django" });
  await expect(django).toBeChecked();
  await django.uncheck();
  await page.getByLabel("Name").fill("Samira Osei");
  await page.getByLabel("E-mail").fill(newEmail());
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByText("Use at least 8 characters.")).toBeVisible();
  await expect(django).not.toBeChecked();
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Interviews", level: 1 })).toBeVisible();
  await page.getByRole("link", { name: "Bank" }).click();
  await expect(page.getByText("Fill your bank")).toBeVisible();
});
