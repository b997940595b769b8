// Every page of the build, asked for by everybody: who is shown it, who is sent to sign in, for whom there is none.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Database } from "@/db/client";
import { insertMembership } from "@/db/people";
import { createInterview, createInvite, createPerson, createWorld } from "@/db/testing/factories";
import type { TeamRole } from "@/db/vocabulary";
import { prepareBank } from "../bank-attempts";
import { accountCookie, guestCookie } from "../cookies";
import { expect, test, type World } from "../fixtures";
import { createReset, createTeamLink } from "../people";
import { send } from "../raw-http";

const everybody = [
  "nobody",
  "candidate",
  "another team",
  "reviewer",
  "interviewer",
  "admin",
  "panel",
] as const;
type Who = (typeof everybody)[number];

const members: readonly Who[] = ["reviewer", "interviewer", "admin", "panel"];
const withAccount: readonly Who[] = ["another team", ...members];
const writers: readonly Who[] = ["interviewer", "admin", "panel"];
const writersAnywhere: readonly Who[] = ["another team", ...writers];

/** By the page's file: where it is, and who is shown it. */
const pages: Record<string, [path: (at: Prepared) => string, shown: readonly Who[]]> = {
  "/page": [() => "/", everybody],
  "/sign-in/page": [() => "/sign-in", ["nobody", "candidate"]],
  "/sign-up/page": [() => "/sign-up", ["nobody", "candidate"]],
  "/signed-out/page": [() => "/signed-out", everybody],
  "/forgot/page": [() => "/forgot", everybody],
  "/reset/[resetCode]/page": [({ resetCode }) => `/reset/${resetCode}`, everybody],
  "/no-team/page": [() => "/no-team", []],
  "/join/[inviteCode]/page": [({ code }) => `/join/${code}`, everybody],
  "/join/team/[inviteCode]/page": [({ teamCode }) => `/join/team/${teamCode}`, everybody],
  "/(desk)/interviews/page": [() => "/interviews", withAccount],
  "/(desk)/interviews/new/page": [() => "/interviews/new", writersAnywhere],
  "/(desk)/interviews/[interviewId]/page": [({ interview }) => interview, members],
  "/(desk)/interviews/[interviewId]/edit/page": [({ interview }) => `${interview}/edit`, ["admin", "panel"]],
  "/(desk)/interviews/[interviewId]/scorecard/page": [({ interview }) => `${interview}/scorecard`, ["panel"]],
  "/(room)/interviews/[interviewId]/room/page": [({ interview }) => `${interview}/room`, ["panel"]],
  "/(room)/interviews/[interviewId]/candidate/page": [
    ({ interview }) => `${interview}/candidate`,
    ["candidate"],
  ],
  "/(desk)/kits/page": [() => "/kits", withAccount],
  "/(desk)/kits/new/page": [() => "/kits/new", writersAnywhere],
  "/(desk)/kits/[kitId]/page": [({ kitId }) => `/kits/${kitId}`, members],
  "/(desk)/practice/page": [() => "/practice", withAccount],
  "/(desk)/practice/question/page": [() => "/practice/question", []],
  "/(desk)/practice/history/page": [() => "/practice/history", withAccount],
  "/(desk)/practice/[questionId]/page": [({ questionId }) => `/practice/${questionId}`, members],
  "/(desk)/practice/history/[attemptId]/page": [
    ({ attemptId }) => `/practice/history/${attemptId}`,
    ["panel"],
  ],
  "/(desk)/questions/page": [() => "/questions", withAccount],
  "/(desk)/questions/packs/page": [() => "/questions/packs", writersAnywhere],
  "/(desk)/questions/new/page": [() => `/questions/new?id=${randomUUID()}`, writersAnywhere],
  "/(desk)/questions/import/page": [() => "/questions/import", writersAnywhere],
  "/(desk)/questions/import/[importId]/page": [({ importId }) => `/questions/import/${importId}`, writers],
  "/(desk)/questions/[questionId]/page": [({ questionId }) => `/questions/${questionId}`, members],
  "/(desk)/questions/[questionId]/edit/page": [({ questionId }) => `/questions/${questionId}/edit`, writers],
  "/(desk)/questions/[questionId]/versions/page": [
    ({ questionId }) => `/questions/${questionId}/versions`,
    members,
  ],
  "/(desk)/scorecards/page": [() => "/scorecards", withAccount],
  "/(desk)/account/page": [() => "/account", withAccount],
  "/(desk)/team/page": [() => "/team", withAccount],
};

test("the build's pages are the ones that are asked for here", () => {
  const manifest: Record<string, string> = JSON.parse(
    readFileSync(".next/server/app-paths-manifest.json", "utf8"),
  );
  const built = Object.keys(manifest).filter((file) => file.endsWith("/page") && !file.startsWith("/_"));
  expect(built.sort()).toEqual(Object.keys(pages).sort());
});

test("each is shown to those whom it is for, and to nobody else", async ({ world, database }) => {
  const at = await prepare(database, world);
  const cookies = await cookiesOf(database, world);
  const found: Record<string, string[]> = {};
  for (const [file, [path]] of Object.entries(pages)) {
    found[file] = [];
    for (const who of everybody) {
      const answer = await send(path(at), { headers: cookies[who] ? { cookie: cookies[who] } : {} });
      if (answer.status === 200) found[file].push(who);
      else expect([302, 307, 404], `${file} for ${who}`).toContain(answer.status);
    }
  }
  const wanted = Object.fromEntries(Object.entries(pages).map(([file, [, shown]]) => [file, shown]));
  expect(found).toEqual(wanted);
});

type Prepared = Awaited<ReturnType<typeof prepare>>;

async function prepare(database: Database, world: World) {
  const sql = database.$client;
  const [question] = world.bank;
  const questionId = question?.questionId ?? "";
  const attemptId = randomUUID();
  await sql`insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms)
    values (${attemptId}, ${world.interviewer.personId}, ${question?.versionId ?? ""}, 'Mine.', 50, 0, 1)`;
  const coming = await createInterview(database, { ...world, personId: world.interviewer.personId });
  const { code } = await createInvite(database, coming);
  const [kit] = await sql<{ id: string }[]>`select id from kits where team_id = ${world.teamId} limit 1`;
  return {
    ...{ code, attemptId, questionId, kitId: kit?.id ?? "", interview: `/interviews/${world.interviewId}` },
    teamCode: await createTeamLink(database, world),
    resetCode: await createReset(database, world.interviewer),
    ...(await prepareBank(database, { ...world, questionId })),
  };
}

async function cookiesOf(database: Database, world: World): Promise<Partial<Record<Who, string>>> {
  const other = await createWorld(database);
  const colleague = async (role: TeamRole) => {
    const person = await createPerson(database);
    await insertMembership(database, { teamId: world.teamId, personId: person.personId, role });
    return accountCookie(person);
  };
  const made = {
    candidate: await guestCookie(world.candidate, world.interviewId),
    "another team": await accountCookie(other.interviewer),
    reviewer: await colleague("reviewer"),
    interviewer: await colleague("interviewer"),
    admin: await colleague("admin"),
    panel: await accountCookie(world.interviewer),
  };
  return Object.fromEntries(Object.entries(made).map(([who, { name, value }]) => [who, `${name}=${value}`]));
}
