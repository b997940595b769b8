import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../fixtures";
import { CandidateRoom } from "../screens/candidate-room";
import { Cockpit } from "../screens/cockpit";
import { SignIn } from "../screens/sign-in";
import { type Running, startServer } from "../server";
import { target } from "../target";

test.describe("on the embedded database", () => {
  let folder: string;
  let server: Running;
  test.beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "rehearse-demo-"));
    server = await startServer({ DATA_DIR: folder });
  });
  test.afterAll(async () => {
    await server?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  test("two presses on the landing page, and questions travel, over the death of the rooms' process and of the pages'", async ({
    page,
  }) => {
    await page.goto(server.url);
    const [room] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("button", { name: "Open as interviewer" }).click(),
    ]);
    const [seat] = await Promise.all([
      page.context().waitForEvent("page"),
      page.getByRole("button", { name: "Open as candidate" }).click(),
    ]);
    const cockpit = new Cockpit(room);
    const candidate = new CandidateRoom(seat);
    await cockpit.connected();
    await candidate.connected();
    await cockpit.start();
    await cockpit.askNext();
    await candidate.seesQuestion(1);
    await expect(cockpit.onTheirScreen()).toBeVisible();

    server.crash("live");
    await cockpit.askNext();
    await candidate.seesQuestion(2);
    await expect(cockpit.onTheirScreen()).toBeVisible();

    server.crash("pages");
    await cockpit.askNext();
    await candidate.seesQuestion(3);
    await seat.reload(); // it waits for as long as the process takes to start
    await candidate.seesQuestion(3);
  });

  test("the sign-in page says who there is", async ({ page }) => {
    await page.goto(`${server.url}/sign-in`);
    await expect(page.getByText("ana@rehearse.test")).toBeVisible();
  });
});

test("on a database of one's own there are no demo doors", async ({ page, stranger }) => {
  await page.goto("/");
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.goto("/sign-in");
  await expect(page.getByText("rehearse.test")).toBeHidden();
  for (const door of ["interviewer", "candidate"])
    expect(
      (await stranger.request.post(`/demo/${door}`, { headers: { origin: target().url } })).status(),
    ).toBe(404);
});

test("signing out in one tab closes the room of the other", async ({ cockpit, interviewer }) => {
  await cockpit.start();
  const desk = await interviewer.newPage();
  await desk.goto("/interviews");
  const before = await interviewer.cookies();
  await new SignIn(desk).signsOut();
  await expect(cockpit.page.getByRole("heading", { name: "You signed out" })).toBeVisible();

  // The old cookie is worth nothing, put back by whoever kept it.
  await interviewer.addCookies(before);
  await desk.goto("/interviews");
  await expect(desk).toHaveURL(/\/sign-in\?next=%2Finterviews$/);
});
