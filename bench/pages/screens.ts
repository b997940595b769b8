// The screens that are weighed and timed, each with a person who may see it and something in it.
import { randomUUID } from "node:crypto";
import type { Page } from "playwright";
import type { Ground } from "../ground";
import { openLine } from "../sockets";
import { createBenchTeam, createRooms } from "../world";

export type Screen = {
  name: string;
  path: string;
  cookie: string;
  /** kB over the empty page; without it the row informs. */
  aim?: number;
  failAbove?: number;
  /** What a person does there first, for the time to the next paint. */
  interact(page: Page): Promise<void>;
};

const press = async (page: Page, key: string): Promise<void> => page.keyboard.press(key);

export async function prepareScreens(ground: Ground): Promise<Screen[]> {
  const team = await createBenchTeam(ground.database);
  const [room] = await createRooms(ground.database, team, { count: 1, status: "live" });
  if (!room) throw new Error("No room was made");
  const { interviewId, interviewerCookie, candidateCookie } = room;
  const line = await openLine(ground.url, { cookie: interviewerCookie, auth: { interviewId, door: "account" } });
  for (const questionVersionId of team.questionVersionIds.slice(0, 3)) {
    const ids = { opId: randomUUID(), askedQuestionId: randomUUID() };
    await line.send("question:ask", { ...ids, questionVersionId, planItemId: null });
  }
  line.close();
  const at = `/interviews/${interviewId}`;
  return [
    {
      ...{ name: "candidate's room", path: `${at}/candidate`, cookie: candidateCookie, aim: 20, failAbove: 35 },
      interact: (page) => page.getByRole("button").filter({ visible: true }).last().click(),
    },
    {
      ...{ name: "cockpit", path: `${at}/room`, cookie: interviewerCookie, aim: 55, failAbove: 80 },
      interact: (page) => press(page, "?"),
    },
    {
      ...{ name: "scorecard", path: `${at}/scorecard`, cookie: interviewerCookie, aim: 25, failAbove: 50 },
      interact: (page) => press(page, "Tab"),
    },
    {
      ...{ name: "interviews", path: "/interviews", cookie: interviewerCookie },
      interact: (page) => press(page, "Tab"),
    },
    { ...{ name: "landing", path: "/", cookie: "" }, interact: (page) => press(page, "Tab") },
  ];
}
