import { insertSignIn } from "@/db/auth/sign-ins";
import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { createAccount, password } from "../people";
import { SignIn } from "../screens/sign-in";

test("one changes one’s name and password: other browsers are signed out, this one goes on", async ({
  watch,
  database,
}) => {
  watch.allow(/401|404|ERR_/);
  const person = await createAccount(database, "Noor Haddad");
  const [here, there] = [await watch.open(), await watch.open()];
  for (const context of [here, there]) await context.addCookies([await accountCookie(person)]);
  const elsewhere = await there.newPage();
  await elsewhere.goto("/interviews");
  const page = await here.newPage();
  await page.goto("/interviews");
  await page.getByRole("button", { name: "Your account, Noor Haddad" }).click();
  await page.getByRole("link", { name: /Name and password$/ }).click();

  await test.step("the name, wrong and right", async () => {
    const name = page.getByRole("textbox", { name: "Name" });
    await name.fill("   ");
    await page.getByRole("button", { name: "Save name" }).click();
    await expect(page.getByText("Enter a name.")).toBeVisible();
    await name.fill("Noor Haddad-Weber");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: "Your account, Noor Haddad-Weber" })).toBeVisible();
  });

  await test.step("the password, wrong and right", async () => {
    const [now, next] = [page.getByLabel("Password now"), page.getByLabel("New password")];
    await now.fill("not the password");
    await next.fill("harbour lamp 91");
    await page.getByRole("button", { name: "Change password" }).click();
    await expect(page.getByText("This isn’t the password that you have now.")).toBeVisible();
    await expect(now).toBeFocused();
    await expect(next).toHaveValue("harbour lamp 91");
    await now.fill(password);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("status").filter({ hasText: "Changed." })).toBeVisible();
    await expect(now).toHaveValue("");
  });

  await test.step("where one is signed in, and all the others out", async () => {
    const there = await watch.open();
    const { signInId } = await insertSignIn(database, {
      personId: person.personId,
      browser: "Safari on an iPhone",
    });
    await there.addCookies([await accountCookie({ ...person, signInId })]);
    const phone = await there.newPage();
    await phone.goto("/interviews");
    await page.reload();
    const signedIn = page.getByRole("region", { name: "Signed in" });
    await expect(signedIn.getByRole("listitem")).toHaveText([
      /^Chrome on Linux, this one/,
      /^Safari on an iPhone/,
    ]);
    await signedIn.getByRole("button", { name: "Sign out all others" }).click();
    await expect(signedIn.getByRole("listitem")).toHaveCount(1);
    await expect(signedIn.getByRole("heading")).toBeFocused();
    await phone.reload();
    await expect(phone).toHaveURL(/\/sign-in/);
  });

  await test.step("this browser goes on, the other signs in anew", async () => {
    await page.getByRole("link", { name: "Interviews" }).click();
    await expect(page.getByText("Plan your first interview")).toBeVisible();
    await elsewhere.reload();
    await expect(elsewhere).toHaveURL(/\/sign-in/);
    const door = new SignIn(elsewhere);
    await door.signsIn(person.email, "harbour lamp 91");
    await expect(elsewhere).toHaveURL(/\/interviews$/);
  });
});
