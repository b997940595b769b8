import type { Database } from "@/db/client";
import { findFaults, findOverflow } from "../axe";
import { accountCookie } from "../cookies";
import { expect, test, type World } from "../fixtures";
import { createAccount } from "../people";
import { send } from "../raw-http";
import { showIn } from "../screens/all";
import { ImportReview } from "../screens/import-review";
import { target } from "../target";

const fresh = `# Notes

Some words about what this is.

## How would you keep a crossword solver from trying every word?

By *letters already placed*. <script>alert(1)</script>

## Why do two lighthouses blink differently?

So that a captain knows which one it is.
`;

const countBank = async ({ $client: sql }: Database, { teamId }: World) =>
  (await sql`select from questions where team_id = ${teamId}`).length;

test("a file is reviewed, mended, accepted and undone as a whole", async ({
  interviewer,
  world,
  database,
}) => {
  const [known] = await database.$client<{ title: string; prompt: string }[]>`
    select v.title, v.prompt from questions q join question_versions v on v.question_id = q.id
    where q.team_id = ${world.teamId} and length(v.prompt) between 120 and 400 and v.prompt not like '%\`%' limit 1`;
  const before = await countBank(database, world);
  const review = new ImportReview(await interviewer.newPage());
  const { page } = review;
  await review.brings("notes.md", `${fresh}\n## ${known?.prompt.replaceAll("\n", " ")}\n\nOther words.\n`);
  await expect(review.figure("Found")).toHaveText("3");

  await test.step("nothing is in the bank, and what was left out is named with its line", async () => {
    expect(await countBank(database, world)).toBe(before);
    await expect(page.getByText("What was left out")).toBeVisible();
  });

  const lighthouses = review.item("Why do two lighthouses blink differently");
  await test.step("one is mended in its place; what is wrong is told at its field", async () => {
    await lighthouses.getByRole("button", { name: /^Edit/ }).click();
    const form = page.getByRole("form", { name: "Edit question 2" });
    await expect(form.getByLabel("Title")).toBeFocused();
    await form.getByLabel("Title").fill("x");
    await form.getByLabel("Minutes").fill("7");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(form.getByText("The title needs 3 to 80 characters.")).toBeVisible();
    await expect(form.getByLabel("Title")).toBeFocused();
    await form.getByLabel("Title").fill("Two lighthouses");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(review.item("Two lighthouses").getByText(/7 minutes/)).toBeVisible();
    await expect(review.item("Two lighthouses").getByRole("button", { name: /^Edit/ })).toBeFocused();
  });

  await test.step("the likeness in the bank is shown beside it", async () => {
    await page.getByRole("link", { name: /^Likenesses 1/ }).click();
    await expect(page.getByText(/% alike/)).toBeVisible();
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page.getByRole("region", { name: "Model answer" }).getByRole("insertion")).toContainText(
      "Other words.",
    );
    await page.getByRole("radio", { name: "New version" }).check();
    await expect(page.getByRole("radio", { name: "New version" })).toBeChecked();
    await page.getByRole("link", { name: /^All 3/ }).click();
  });

  await test.step("some are accepted, together", async () => {
    await review.item("Two lighthouses").getByRole("checkbox").uncheck();
    await expect(review.accept()).toHaveText("Bring in 2 questions");
    await review.accepts();
    await expect(page.getByText("In your bank: 1 question added, 1 new version")).toBeVisible();
    expect(await countBank(database, world)).toBe(before + 1);
  });

  await test.step("and undone, together", async () => {
    await review.undoes();
    await expect(page.getByText("1 question removed.")).toBeVisible();
    expect(await countBank(database, world)).toBe(before);
    await page.goto("/questions/import");
    await expect(page.getByRole("listitem").filter({ hasText: "notes.md" })).toContainText("Undone");
  });
});

test("pasted, set for many and accepted by keyboard alone", async ({ interviewer, world, database }) => {
  const before = await countBank(database, world);
  const review = new ImportReview(await interviewer.newPage());
  const { page } = review;
  await page.goto("/questions/import");
  await page.getByLabel("Or paste the text").focus();
  await page.keyboard.insertText(fresh);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await review.opens();
  await page.getByRole("button", { name: "Set for many…" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").getByLabel("Topic").focus();
  await page.keyboard.type("Harbours");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page.getByText(/Harbours, /)).toHaveCount(2);
  await review.item("Why do two lighthouses blink differently").getByRole("checkbox").focus();
  await page.keyboard.press("Space");
  await expect(review.accept()).toHaveText("Bring in 1 question");
  await review.accept().focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("In your bank: 1 question added")).toBeVisible();
  expect(await countBank(database, world)).toBe(before + 1);
});

test("a file dropped anywhere on the page is brought in", async ({ interviewer }) => {
  const review = new ImportReview(await interviewer.newPage());
  await review.page.goto("/questions/import");
  const dropped = await review.page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.md"));
    return data;
  }, fresh);
  // What is dragged goes on saying that it is there: the page may just be waking up.
  await expect(async () => {
    await review.page.dispatchEvent("h1", "dragover", { dataTransfer: dropped });
    await expect(review.page.getByText("Drop it to bring it in")).toBeVisible({ timeout: 50 });
  }).toPass();
  await review.page.dispatchEvent("h1", "drop", { dataTransfer: dropped });
  await review.opens();
  await expect(review.page.getByRole("heading", { name: "dropped.md", level: 1 })).toBeVisible();
});

for (const [what, name, content, why] of [
  [
    "a picture",
    "photo.png",
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    "wrong",
  ],
  ["a heading alone", "empty.md", "# Questions\n", "left out"],
] as const) {
  test(`${what} is answered with what was wrong, and can be thrown away`, async ({ interviewer }) => {
    const review = new ImportReview(await interviewer.newPage());
    await review.brings(name, content);
    await expect(review.page.getByRole("heading", { name: `What was ${why}` })).toBeVisible();
    await review.page.getByRole("button", { name: "Discard" }).click();
    await review.page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
    await expect(review.page.getByText("None yet.")).toBeVisible();
  });
}

test("what is too large is refused before it is sent, and what was pasted stays", async ({ interviewer }) => {
  const page = await interviewer.newPage();
  await page.goto("/questions/import");
  await page.getByRole("button", { name: "Read this text" }).click();
  await expect(page.getByText("There is nothing in the field yet.")).toBeVisible();
  const buffer = Buffer.alloc(10 * 1024 * 1024 + 1, "a");
  await page
    .getByLabel("Choose a document")
    .setInputFiles({ name: "large.md", mimeType: "text/plain", buffer });
  await expect(page.getByText("This is larger than 10 MB.")).toBeVisible();
  await expect(page).toHaveURL(/\/questions\/import$/);
});

test("the door takes documents from our own pages, of members who write the bank, up to 10 MB", async ({
  world,
  database,
}) => {
  const { url } = target();
  const cookieOf = async (person: Parameters<typeof accountCookie>[0]) => {
    const { name, value } = await accountCookie(person);
    return `${name}=${value}`;
  };
  const ours = await cookieOf(world.interviewer);
  const reviewer = await createAccount(database);
  await database.$client`update memberships set role = 'reviewer' where person_id = ${reviewer.personId}`;
  const post = (headers: Record<string, string>, body = "## Why?\n\nSo.\n") =>
    send("/questions/import/upload?name=a.md", { method: "POST", headers, body });
  const codeOf = ({ body }: { body: string }) => /"code":"(\w+)"/.exec(body)?.[1] ?? body.slice(0, 200);
  expect(codeOf(await post({ cookie: ours, origin: "https://evil.example" }))).toBe("forbidden");
  expect(codeOf(await post({ cookie: ours }))).toBe("forbidden");
  expect(codeOf(await post({ origin: url }))).toBe("unauthenticated");
  expect(codeOf(await post({ cookie: await cookieOf(reviewer), origin: url }))).toBe("forbidden");
  expect(codeOf(await post({ cookie: ours, origin: url }, ""))).toBe("invalid");
  const [{ count } = { count: -1 }] = await database.$client<{ count: number }[]>`
    select count(*)::int as count from imports where team_id = any(${[world.teamId, reviewer.teamId]})`;
  expect(count).toBe(0);
});

test("an import is seen by its team alone, and not by its reviewers", async ({
  interviewer,
  watch,
  world,
  database,
}) => {
  watch.allow(/status of 404/);
  const review = new ImportReview(await interviewer.newPage());
  await review.brings("notes.md", fresh);
  const path = new URL(review.page.url()).pathname;
  const stranger = await createAccount(database);
  const reviewer = await createAccount(database);
  await database.$client`update memberships set role = 'reviewer', team_id = ${world.teamId} where person_id = ${reviewer.personId}`;
  for (const person of [stranger, reviewer]) {
    const context = await watch.open();
    await context.addCookies([await accountCookie(person)]);
    const page = await context.newPage();
    expect((await page.goto(path))?.status()).toBe(404);
  }
});

test("axe finds nothing on the review, and nothing scrolls sideways", async ({ interviewer }) => {
  const review = new ImportReview(await interviewer.newPage());
  const { page } = review;
  const row = `|${" a cell |".repeat(20)}\n`;
  const table = `${row}|${"---|".repeat(20)}\n${row}`;
  await review.brings(
    "notes.md",
    `${fresh}\n## ${"W".repeat(79)}?\n\n${"long".repeat(300)}\n\n## Why a table?\n\n${table}`,
  );
  await page.getByRole("button", { name: /^Edit/ }).nth(1).click();
  for (const path of [new URL(page.url()).pathname, "/questions/import"]) {
    if (path.endsWith("/import")) await page.goto(path);
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await findOverflow(page)).toEqual([]);
      for (const look of ["light", "dark"] as const) {
        await showIn(page, look);
        expect(await findFaults(page, look === "light" ? "all" : "colours")).toEqual([]);
      }
    }
  }
});
