// The screens that are weighed and timed, each with a person who may see it and something in it.
import { randomUUID } from "node:crypto";
import type { Page } from "playwright";
import { createInterview, createWorld } from "@/db/testing/factories";
import type { Ground } from "../ground";
import { openBenchSocket } from "../sockets";
import { accountCookie, guestCookie } from "../world";

export type Screen = {
  name: string;
  path: string;
  cookie: string;
  /** kB over the empty page. Little above what it is today, so that growth is seen. */
  aim: number;
  failAbove: number;
  /** What a person does there first, for the time to the next paint. */
  interact(page: Page): Promise<void>;
};

const tab = (page: Page): Promise<void> => page.keyboard.press("Tab");
const questions = 4;

export async function prepareScreens(ground: Ground): Promise<Screen[]> {
  const world = await createWorld(ground.database, { planned: 8 });
  const { interviewId, interviewer, candidate } = world;
  const { personId } = interviewer;
  const past = await createInterview(ground.database, { teamId: world.teamId, personId });
  const cookie = await accountCookie(interviewer);
  const bank = world.bank.map((question) => question.versionId);
  await hold(ground, { interviewId, cookie, bank, ends: false });
  await hold(ground, { interviewId: past.interviewId, cookie, bank, ends: true });
  const at = `/interviews/${interviewId}`;
  const guest = await guestCookie({ ...candidate, interviewId });
  return [
    {
      name: "candidate's room",
      path: `${at}/candidate`,
      cookie: guest,
      aim: 17,
      failAbove: 20,
      interact: (page) => page.getByRole("textbox").last().press("a"),
    },
    {
      name: "cockpit",
      path: `${at}/room`,
      cookie,
      aim: 33,
      failAbove: 35,
      interact: (page) => page.keyboard.press("?"),
    },
    {
      name: "scorecard",
      path: `/interviews/${past.interviewId}/scorecard`,
      cookie,
      aim: 24,
      failAbove: 25,
      interact: (page) => page.getByRole("textbox").last().press("a"),
    },
    { name: "interviews", path: "/interviews", cookie, aim: 10, failAbove: 12, interact: tab },
    { name: "landing", path: "/", cookie: "", aim: 6, failAbove: 8, interact: tab },
  ];
}

type Held = { interviewId: string; cookie: string; bank: string[]; ends: boolean };

async function hold(ground: Ground, { interviewId, cookie, bank, ends }: Held): Promise<void> {
  const socket = await openBenchSocket(ground.url, { cookie, auth: { interviewId, door: "account" } });
  await socket.send("interview:start", { opId: randomUUID() });
  for (const questionVersionId of bank.slice(0, questions)) {
    const opId = randomUUID();
    await socket.send("question:ask", { opId, questionVersionId, planItemId: null });
  }
  if (ends) await socket.send("interview:end", { opId: randomUUID() });
  socket.close();
}
