// What the server's processes write to their output, whatever people type and however the database fails: nothing that somebody typed.
import { randomUUID } from "node:crypto";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { io, type Socket } from "socket.io-client";
import { type Database, openDatabase } from "@/db/client";
import { startDisposable } from "@/db/testing/disposable";
import { createInvite, createWorld } from "@/db/testing/factories";
import { type Between, startProxy } from "@/db/testing/proxy";
import { createTrouble, type Trouble } from "@/db/testing/trouble";
import { accountCookie, guestCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { QuestionEditor } from "../screens/question-editor";
import { Scorecard } from "../screens/scorecard";
import { SignIn } from "../screens/sign-in";
import { keptCharacters, type Running, startServer } from "../server";
import { target } from "../target";
import { Canaries } from "./canaries";
import { findCanaries } from "./scan";

test.setTimeout(180_000);

const sign = "canary";
const marks = new Canaries();
const mark = (field: string) => `${sign} ${marks.of(field)}`;
const given = () => ({ opId: randomUUID() });

let postgres: Awaited<ReturnType<typeof startDisposable>>;
let proxy: Between;
let server: Running;
let database: Database;
test.beforeAll(async () => {
  postgres = await startDisposable();
  proxy = await startProxy(postgres.url);
  server = await startServer({
    DATABASE_URL: proxy.url,
    AUTH_SECRET: target().secret,
    LOG_LEVEL: "trace",
  });
  database = openDatabase(postgres.url, 2);
});
test.afterAll(async () => {
  await server?.stop();
  await database?.$client.end({ timeout: 2 });
  await proxy?.close();
  await postgres?.stop();
});

test("none of it is in the output of any process, by whatever error it comes to pass", async ({
  browser,
}) => {
  const say = [...(await enterRoom()), ...(await openDesk(browser))];
  const fail = await createTrouble(database, sign);
  const each = () => Promise.all(say.map((one) => one()));
  for (const how of ["23514", "40P01", "57014", "slow", "cut"] satisfies Trouble[]) {
    await fail(how);
    await each();
  }
  await fail("none");
  await database.$client`alter table questions rename to elsewhere`;
  await each();
  await database.$client`alter table elsewhere rename to questions`;
  proxy.silence();
  await each();
  proxy.goOn();
  await server.stop();

  const output = server.log();
  expect(output.length, "all of it is kept").toBeLessThan(keptCharacters);
  for (const forced of [
    "23514",
    "40P01",
    "57014",
    "57P01|CONNECTION_CLOSED",
    "42P01",
    "DEADLINE|CONNECT_LATE",
  ])
    expect(output).toMatch(new RegExp(`"(${forced})"`));
  for (const door of ["note:save", "message:send", "answer:save", "A server action failed"])
    expect(output).toContain(door);
  expect(findCanaries([{ where: "the output", bytes: Buffer.from(output) }], marks.all())).toEqual([]);
});

type Say = () => Promise<unknown>;

/** All that can be typed in a room, by both. */
async function enterRoom(): Promise<Say[]> {
  const { interviewId, interviewer, candidate, bank } = await createWorld(database, { status: "live" });
  const panel = knock(interviewId, "account", await accountCookie(interviewer));
  const guest = knock(interviewId, "candidate", await guestCookie(candidate, interviewId));
  const asked = randomUUID();
  const [first] = bank;
  const ask = { opId: asked, questionVersionId: first?.versionId, planItemId: null };
  expect(await panel.emitWithAck("question:ask", ask)).toMatchObject({ ok: true });
  const tell = (socket: Socket, name: string, input: () => object) => () =>
    socket
      .timeout(10_000)
      .emitWithAck(name, input())
      .catch(() => undefined);
  return [
    tell(panel, "note:save", () => ({
      ...given(),
      askedQuestionId: null,
      body: mark("note"),
      baseRevision: 0,
    })),
    tell(panel, "message:send", () => ({ ...given(), text: mark("message") })),
    tell(panel, "question:type", () => ({ ...given(), text: mark("typed question") })),
    tell(panel, "follow-up:type", () => ({ ...given(), askedQuestionId: asked, text: mark("follow-up") })),
    tell(panel, "bank:search", () => ({ text: mark("search in the room") })),
    tell(panel, mark("command"), () => ({ [mark("key")]: mark("value") })),
    tell(guest, "answer:save", () => ({
      ...given(),
      askedQuestionId: asked,
      body: mark("answer"),
      baseRevision: 0,
    })),
    tell(guest, "answer:typing", () => ({ askedQuestionId: asked, body: mark("answer") })),
  ];
}

function knock(interviewId: string, door: string, { name, value }: { name: string; value: string }): Socket {
  marks.keep(`cookie of ${door}`, value.slice(-24));
  return io(server.url, {
    path: "/live",
    transports: ["websocket"],
    forceNew: true,
    extraHeaders: { cookie: `${name}=${value}`, origin: server.url },
    auth: { interviewId, door },
  });
}

/** What is typed at the desk and at its doors: in forms that stay open, and in requests. */
async function openDesk(browser: Browser): Promise<Say[]> {
  const { interviewer } = await createWorld(database);
  const ended = await createWorld(database, { status: "ended" });
  const { code } = await createInvite(database, { interviewId: (await createWorld(database)).interviewId });
  marks.keep("invite code", code);
  const own = await signedIn(browser, interviewer);
  const editor = await QuestionEditor.openNew(own);
  const { page: card } = new Scorecard(await (await signedIn(browser, ended.interviewer)).newPage());
  await card.goto(`/interviews/${ended.interviewId}/scorecard`);
  const strange = () => browser.newContext({ baseURL: server.url }).then((context) => context.newPage());
  const [joining, entering, coming] = [await strange(), await strange(), await strange()];
  for (const page of [joining, entering, coming]) page.setDefaultTimeout(4_000);
  await joining.goto(`/join/${code}`);
  await joining.getByRole("textbox", { name: "Your name" }).fill(mark("guest's name"));
  const typed = { email: `${sign}.${marks.of("e-mail")}@rehearse.test`, password: mark("password") };
  await new SignIn(coming).signsUp(mark("name"), typed.email, "short");
  await new SignIn(coming).password().fill(typed.password);
  await new SignIn(entering).signsIn(typed.email, typed.password);
  let nth = 0;
  return [
    () => posts(editor.page, () => editor.title().fill(`${mark("question")} ${nth++}`)),
    () => posts(card, () => new Scorecard(card).summary().fill(`${mark("summary")} ${nth++}`)),
    () => posts(joining, () => joining.getByRole("button", { name: "Join", exact: true }).click()),
    () => posts(entering, () => new SignIn(entering).sendsSignIn()),
    () => posts(coming, () => coming.getByRole("button", { name: "Create account" }).click()),
    ...requests(await accountCookie(interviewer)),
  ];
}

async function signedIn(
  browser: Browser,
  person: Parameters<typeof accountCookie>[0],
): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: server.url });
  await context.addCookies([await accountCookie(person)]);
  return context;
}

/** Resolves when the form was answered; one that went where it wanted has nothing more to press. */
async function posts(page: Page, press: () => Promise<void>): Promise<void> {
  const answered = page.waitForResponse((answer) => answer.request().method() === "POST", {
    timeout: 4_000,
  });
  await Promise.all([answered, press()]).catch(() => undefined);
}

function requests({ name, value }: { name: string; value: string }): Say[] {
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${server.url}${path}`, init).then(
      (answer) => answer.text(),
      () => "",
    );
  const headers = { cookie: `${name}=${value}; other=${marks.of("another cookie")}`, origin: server.url };
  const file = `## ${mark("file")}, what is it?\n\n${mark("file's answer")}`;
  const upload = () => `/questions/import/upload?name=${marks.of("file's name")}.md`;
  return [
    () => ask(`/questions?q=${encodeURIComponent(mark("search"))}`, { headers }),
    () => ask(`/questions/export?format=json&q=${encodeURIComponent(mark("search"))}`, { headers }),
    () => ask(`/join/${marks.of("wrong code")}`, {}),
    () => ask(`/join/team/${marks.of("wrong code of a team")}`, {}),
    () => ask(`/reset/${marks.of("wrong code for a password")}`, {}),
    () => ask(`/sign-in?next=${encodeURIComponent(`/reset/${marks.of("way back")}`)}`, {}),
    () => ask(`/questions/${marks.of("path")}`, { headers }),
    () => ask("/questions", { headers: { cookie: `${name}=${marks.of("forged cookie")}` } }),
    () => ask(upload(), { method: "POST", headers, body: file }),
  ];
}
