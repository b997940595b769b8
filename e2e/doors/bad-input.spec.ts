import { randomUUID } from "node:crypto";
import type { BrowserContext } from "@playwright/test";
import { createInvite, createWorld } from "@/db/testing/factories";
import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { createAccount, newEmail, password } from "../people";
import { send } from "../raw-http";
import { SignIn } from "../screens/sign-in";

const notFound = /status of 404/;

test("an interview that isn't there and one that belongs to others look the same", async ({
  interviewer,
  candidate,
  watch,
  world,
  database,
}) => {
  watch.allow(notFound);
  const foreign = await createWorld(database);
  const pages = (id: string) =>
    ["", "/room", "/scorecard", "/candidate"].map((end) => `/interviews/${id}${end}`);
  const unknown = randomUUID();
  const missing = await answersTo(interviewer, pages(unknown));
  expect(missing.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  expect(await answersTo(interviewer, pages(foreign.interviewId))).toEqual(missing);
  expect(await answersTo(interviewer, pages("no-id"))).toEqual(missing);
  const asGuest = await answersTo(candidate, pages(unknown).slice(1));
  expect(await answersTo(candidate, pages(foreign.interviewId).slice(1))).toEqual(asGuest);
  const [mine] = await answersTo(interviewer, [`/interviews/${world.interviewId}`]);
  expect(mine?.status).toBe(200);
  const page = await interviewer.newPage();
  await page.goto(`/interviews/${foreign.interviewId}`);
  await expect(page.getByRole("heading", { name: "There is nothing here for you" })).toBeVisible();
});

test("characters that can't be kept make no page fail, in whatever part of an address", async ({ world }) => {
  const { name, value } = await accountCookie(world.interviewer);
  const pages = ["questions", "interviews", "practice", "kits", "questions/import", "join"];
  const queries = [
    ...["questions?q=", "questions?topic=", "questions?new-to=", "questions/export?q=", "sign-in?next=/"],
    ...["practice?topic=", "practice/history?before=", "practice/question?topic=", "interviews?before="],
    ...["interviews/new?kit=", "questions/new?from="],
  ];
  const failed: string[] = [];
  for (const bad of ["%00", "a%00b", "%ED%A0%80"])
    for (const place of [...pages.map((page) => `/${page}/`), ...queries.map((query) => `/${query}`)]) {
      const { status } = await send(place + bad, { headers: { cookie: `${name}=${value}` } });
      if (status >= 500) failed.push(`${place}${bad}: ${status}`);
    }
  expect(failed).toEqual([]);
});

test("a practice question of another team's isn't there either", async ({ interviewer, watch, database }) => {
  watch.allow(notFound);
  const foreign = await createWorld(database);
  const paths = [foreign.bank[0]?.questionId, randomUUID(), "no-id"].map((id) => `/practice/${id}`);
  const [theirs, ...nothing] = await answersTo(interviewer, paths);
  expect(theirs?.status).toBe(404);
  for (const answer of nothing) expect(answer).toEqual(theirs);
});

test("a link that opens no door says why and what to do", async ({ page, watch, world, database }) => {
  watch.allow(notFound);
  const { interviewId } = world;
  const past = new Date(Date.now() - 60_000);
  const expired = await createInvite(database, { interviewId, expiresAt: past });
  const revoked = await createInvite(database, { interviewId });
  const used = await createInvite(database, { interviewId });
  const sql = database.$client;
  await sql`update invites set revoked_at = now() where code_hash = sha256(${revoked.code}::bytea)`;
  await sql`update invites set used_at = now() where code_hash = sha256(${used.code}::bytea)`;
  const closed = [
    [expired, "This link has expired"],
    [revoked, "This link was taken back"],
    [used, "This link was used already"],
  ] as const;
  for (const [{ code }, title] of closed) {
    await page.goto(`/join/${code}`);
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByText(/\bask\b/i)).toBeVisible();
    await expect(page.getByText("Backend, mid level")).toBeHidden();
  }
  for (const code of ["x".repeat(22), "short", "x".repeat(400)]) {
    expect((await page.goto(`/join/${code}`))?.status()).toBe(404);
    await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Go to the start" })).toHaveAttribute("href", "/");
  }
});

test("a link that is taken back while somebody types their name says so, and the name stays", async ({
  page,
  world,
  database,
}) => {
  await database.$client`update seats set removed_at = now() where id = ${world.candidateSeatId}`;
  const { code } = await createInvite(database, world);
  await page.goto(`/join/${code}`);
  await page.getByRole("textbox", { name: "Your name" }).fill("Samira O.");
  await database.$client`update invites set revoked_at = now() where interview_id = ${world.interviewId}`;
  await page.getByRole("button", { name: "Join" }).click();
  await expect(page.getByText("This link stopped working just now.")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Your name" })).toHaveValue("Samira O.");
});

test("a note of 100 kB is refused in words and stays in the field; shortened it is saved", async ({
  cockpit,
  world,
  database,
}) => {
  const saved = () => database.$client`select body from notes where interview_id = ${world.interviewId}`;
  await cockpit.start();
  await cockpit.askNext();
  const long = "Ünïcödé ".repeat(12_500);
  await cockpit.note().fill(long);
  const problem =
    "A note can hold 16,000 characters; this is 84,000 too many. Shorten it and it will be saved.";
  await expect(cockpit.note()).toHaveAccessibleDescription(problem);
  await expect(cockpit.note()).toHaveAttribute("aria-invalid", "true");
  await expect(cockpit.judgement().getByText("Not saved", { exact: true })).toBeVisible();
  await expect(cockpit.note()).toHaveValue(long);
  expect(await saved()).toEqual([]);

  const fits = long.slice(0, 16_000);
  await cockpit.writesNote(fits);
  await expect(cockpit.note()).toHaveAccessibleDescription("");
  expect(await saved()).toEqual([{ body: fits }]);
});

test("a note that is emptied stays empty", async ({ cockpit }) => {
  await cockpit.start();
  await cockpit.askNext();
  await cockpit.writesNote("Too early to say.");
  await cockpit.writesNote("");
  await cockpit.page.reload();
  await cockpit.connected();
  await expect(cockpit.note()).toHaveValue("");
});

test("wrong passwords are slowed after ten, and what was typed is still there", async ({
  page,
  database,
}) => {
  const { email } = await createAccount(database);
  const signIn = new SignIn(page);
  await signIn.signsIn(email, "not the password");
  for (let tries = 2; tries <= 11; tries += 1) {
    await expect(page.getByText(/don’t go together/)).toBeVisible();
    await signIn.password().fill(`not the password ${tries}`);
    const answered = page.waitForResponse((response) => response.request().method() === "POST");
    await signIn.sendsSignIn();
    await answered;
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  }
  await expect(
    page.getByText(/^Too many wrong passwords for this e-mail\. Try again in \d+ seconds\.$/),
  ).toBeVisible();
  await expect(signIn.email()).toHaveValue(email);
  await expect(signIn.password()).toHaveValue("not the password 11");
  // Even the right one waits: otherwise the answer would say which of the guesses it was.
  await signIn.password().fill(password);
  await signIn.sendsSignIn();
  await expect(page.getByText(/^Too many wrong passwords/)).toBeVisible();
});

test("an e-mail that is taken is said at its field, and nothing typed is lost", async ({
  page,
  database,
}) => {
  const { email } = await createAccount(database);
  const form = new SignIn(page);
  await form.signsUp("Ana Reyes", email.toUpperCase(), password);
  await expect(form.email()).toHaveAccessibleDescription(/signed up with this e-mail already/);
  await expect(form.email()).toBeFocused();
  await expect(form.name()).toHaveValue("Ana Reyes");
  await expect(form.password()).toHaveValue(password);
  await form.email().fill(newEmail());
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Interviews", level: 1 })).toBeVisible();
});

test("a new interview without a name says so at the field, and the rest stays", async ({ interviewer }) => {
  const page = await interviewer.newPage();
  await page.goto("/interviews/new");
  const title = page.getByRole("textbox", { name: "Title" });
  await title.fill("Backend, second round");
  await page.getByRole("textbox", { name: "Link to the call" }).fill("javascript:alert(1)");
  await page.getByRole("button", { name: "Create interview" }).click();
  const name = page.getByRole("textbox", { name: "Candidate’s name" });
  await expect(name).toHaveAccessibleDescription(/Enter the candidate’s name\./);
  await expect(name).toBeFocused();
  await expect(title).toHaveValue("Backend, second round");
  const call = page.getByRole("textbox", { name: "Link to the call" });
  await expect(call).toHaveAccessibleDescription(/starts with https:\/\//);
  await expect(call).toHaveValue("javascript:alert(1)");
});

test("a time that has passed is refused at its field; a title is suggested without a kit", async ({
  interviewer,
}) => {
  const page = await interviewer.newPage();
  await page.goto("/interviews/new");
  await page.getByRole("radio", { name: /^No kit/ }).check();
  await expect(page.getByRole("textbox", { name: "Title" })).toHaveValue("Interview");
  await page.getByRole("textbox", { name: "Candidate’s name" }).fill("Noor Haddad");
  await page.getByRole("radio", { name: "At a set time" }).check();
  await page.getByLabel("Date", { exact: true }).fill("2020-11-20");
  await page.getByLabel("Time", { exact: true }).fill("10:00");
  await page.getByRole("button", { name: "Create interview" }).click();
  await expect(page.getByLabel("Date", { exact: true })).toHaveAccessibleDescription(
    /This time has passed\./,
  );
  await expect(page.getByLabel("Date", { exact: true })).toBeFocused();
  await page.getByLabel("Date", { exact: true }).fill("2999-11-20");
  await page.getByRole("button", { name: "Create interview" }).click();
  await expect(page.getByRole("heading", { name: "Noor Haddad", level: 1 })).toBeVisible();
});

/** Status and visible text of each page. */
async function answersTo(context: BrowserContext, paths: string[]) {
  const page = await context.newPage();
  const answers = [];
  for (const path of paths) {
    const response = await page.goto(path, { waitUntil: "commit" });
    answers.push({ status: response?.status(), text: await page.getByRole("main").textContent() });
  }
  await page.close();
  return answers;
}
