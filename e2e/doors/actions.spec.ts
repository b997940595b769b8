// Every server action of the build is an address that anybody can POST to. The list is the build's own: an action that isn't
// in the table below fails the test.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Database } from "@/db/client";
import { insertMembership } from "@/db/people";
import { createInterview, createInvite, createPerson, createWorld } from "@/db/testing/factories";
import { bankAttempts, prepareBank } from "../bank-attempts";
import { accountCookie, guestCookie } from "../cookies";
import { expect, test, type World } from "../fixtures";
import { createAccount } from "../people";
import { send } from "../raw-http";
import { target } from "../target";
import { prepareTeam, teamAttempts, teamColleagueAttempts } from "../team-attempts";

type Action = { id: string; name: string; path: string };

test("the build's actions are the ones that are tried here", () => {
  expect([...new Set(listActions().map(({ name }) => name))].sort()).toEqual(Object.keys(attempts).sort());
});

for (const who of ["nobody", "the candidate", "another team's interviewer"] as const) {
  test(`${who} is refused by every action, and no row changes`, async ({ world, database }) => {
    const victim = await prepare(database, world);
    const other = await createWorld(database);
    const cookies = {
      nobody: undefined,
      "the candidate": await guestCookie(world.candidate, world.interviewId),
      "another team's interviewer": await accountCookie(other.interviewer),
    };
    const before = await rowsOf(database, world, other);
    for (const action of listActions()) {
      const input = attempts[action.name]?.(victim);
      if (input === undefined) continue;
      const answer = await post(action, input, { cookie: cookies[who] });
      expect(codeOf(answer), `${action.name}: ${answer.body.slice(-300)}`).toMatch(
        expected[action.name] ?? notYours,
      );
      expect(answer.headers["set-cookie"], action.name).toBeUndefined();
    }
    expect(await rowsOf(database, world, other)).toEqual(before);
  });
}

for (const role of ["interviewer", "reviewer"] as const) {
  test(`a colleague, ${role} of the team without a seat, changes only what is theirs`, async ({
    world,
    database,
  }) => {
    const victim = await prepare(database, world);
    const colleague = await createPerson(database);
    await insertMembership(database, { teamId: world.teamId, personId: colleague.personId, role });
    const cookie = await accountCookie(colleague);
    const before = await rowsOf(database, world, world);
    for (const action of listActions()) {
      const isByRole = action.name in bankAttempts || action.name === "createInterviewAction";
      const input = { ...attempts, ...colleagueAttempts }[action.name]?.(victim);
      if (input === undefined || (isByRole && role === "interviewer")) continue;
      const told = codeOf(await post(action, input, { cookie }));
      const wanted = expected[action.name] ?? (isByRole ? /^forbidden$/ : notYours);
      expect(told ?? "done", action.name).toMatch(theirOwn.includes(action.name) ? /^done$/ : wanted);
    }
    expect(await rowsOf(database, world, world)).toEqual(before);
  });
}

test("the interviewer's own cookie is worth nothing from another site", async ({ world, database }) => {
  const victim = await prepare(database, world);
  const cookie = await accountCookie(world.interviewer);
  const before = await rowsOf(database, world, world);
  for (const action of listActions()) {
    const input = attempts[action.name]?.(victim) ?? {};
    for (const origin of ["https://evil.example", `${target().url}.evil.example`, "null"]) {
      const answer = await post(action, input, { cookie, origin });
      expect([action.name, origin, answer.status >= 400]).toEqual([action.name, origin, true]);
    }
  }
  expect(await rowsOf(database, world, world)).toEqual(before);
});

test("and for the interviewer it works: the refusals above aren't the form's fault", async ({
  world,
  database,
}) => {
  const cookie = await accountCookie(world.interviewer);
  const cancel = listActions().find(({ name }) => name === "cancelInterviewAction");
  if (!cancel) throw new Error("There is no cancelInterviewAction in the build");
  const answer = await post(cancel, { interviewId: world.interviewId }, { cookie });
  expect(answer.body).toContain('"ok":true');
  const [row] = await database.$client`select status from interviews where id = ${world.interviewId}`;
  expect(row?.status).toBe("cancelled");
});

type Victim = Awaited<ReturnType<typeof prepare>>;

/** What each action is given: things of the victim's that a caller may have got to know. Undefined: harmless by itself. */
const attempts: Record<string, (victim: Victim) => unknown> = {
  cancelInterviewAction: ({ scheduledId }) => ({ interviewId: scheduledId }),
  changeInterviewAction: ({ scheduledId }) => {
    const said = { candidateName: "X", timeZone: "UTC", plannedMinutes: 45 };
    const base = { ...said, title: "Was", callUrl: null, scheduledAt: null, showsClock: true };
    return { interviewId: scheduledId, ...said, title: "Mine now", when: "now", base };
  },
  renewInviteAction: ({ scheduledId }) => ({ interviewId: scheduledId }),
  createInterviewAction: ({ kitId }) => ({
    title: "Mine now",
    candidateName: "X",
    kitId,
    when: "now",
    timeZone: "UTC",
    plannedMinutes: 45,
  }),
  saveSummaryAction: ({ interviewId }) => ({ interviewId, summary: "Forged.", baseRevision: 0 }),
  submitScorecardAction: ({ interviewId }) => ({
    interviewId,
    summary: "Forged.",
    baseRevision: 0,
    recommendation: "strong_no",
  }),
  practiseTheseAction: ({ interviewId }) => ({ interviewId, which: "all" }),
  hintAction: ({ questionVersionId }) => ({ questionVersionId, place: 0 }),
  revealAction: ({ questionVersionId }) => ({
    attemptId: randomUUID(),
    questionVersionId,
    answer: "Show me.",
    confidence: 50,
    hintsTaken: 0,
    tookMs: 1,
    doesNotKnow: false,
  }),
  gradeAction: ({ attemptId }) => ({ attemptId, grade: 4, heardKeyPoints: [] }),
  joinAction: () => ({ as: "guest", code: "x".repeat(22), name: "Nobody" }),
  signInAction: ({ email }) => ({ email, password: "not the password" }),
  signUpAction: ({ email }) => ({ name: "Nobody", email, password: "four words in a row" }),
  // Signs out whoever calls it and nobody else.
  signOutAction: () => undefined,
  ...bankAttempts,
  ...teamAttempts,
};

/** What a colleague who only reads tries besides. */
const colleagueAttempts: Record<string, () => unknown> = {
  ...{ addPackAction: () => ({ pack: "django" }), previewAction: () => ({ text: "x" }) },
  ...teamColleagueAttempts,
};
/** For everybody in the team: their own practice, their own marks. */
const theirOwn = ["hintAction", "revealAction", "markFavouriteAction"];

/** Refused because of who asks, not because of what was sent. */
const notYours = /^(unauthenticated|forbidden|not_found)$/;
/** Except where anybody may ask. */
const expected: Record<string, RegExp> = {
  signInAction: /^invalid$/,
  signUpAction: /^conflict$/,
  joinAction: /^not_found$/,
  signUpAndJoinAction: /^conflict$/,
};

async function prepare(database: Database, world: World) {
  const sql = database.$client;
  const scheduled = await createInterview(database, { ...world, personId: world.interviewer.personId });
  await createInvite(database, scheduled);
  const { email } = await createAccount(database);
  const [question] = world.bank;
  const attemptId = randomUUID();
  await sql`insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken, took_ms)
    values (${attemptId}, ${world.interviewer.personId}, ${question?.versionId ?? ""}, 'Mine.', 50, 0, 1)`;
  const [kit] = await sql<{ id: string }[]>`select id from kits where team_id = ${world.teamId} limit 1`;
  await sql`update interviews set status = 'ended', started_at = now(), ended_at = now() where id = ${world.interviewId}`;
  return {
    interviewId: world.interviewId,
    scheduledId: scheduled.interviewId,
    email,
    attemptId,
    questionVersionId: question?.versionId ?? "",
    kitId: kit?.id ?? "",
    ...(await prepareTeam(database, world)),
    ...(await prepareBank(database, { ...world, questionId: question?.questionId ?? "" })),
  };
}

/** All rows that hang on the two teams and their people, as one text each. */
async function rowsOf({ $client: sql }: Database, world: World, other: World) {
  const teams = [world.teamId, other.teamId];
  const people = [world, other].flatMap(({ interviewer, candidate }) => [
    interviewer.personId,
    candidate.personId,
  ]);
  const ofTeams = sql`select id from interviews where team_id = any(${teams})`;
  return Promise.all([
    sql`select id, name from teams where id = any(${teams}) order by id`,
    sql`select * from memberships where team_id = any(${teams}) order by member_id`,
    sql`select * from team_invites where team_id = any(${teams}) order by id`,
    sql`select * from interviews where team_id = any(${teams}) order by id`,
    sql`select * from invites where interview_id in (${ofTeams}) order by id`,
    sql`select * from seats where interview_id in (${ofTeams}) order by id`,
    sql`select * from scorecards where interview_id in (${ofTeams}) order by id`,
    sql`select * from plan_items where interview_id in (${ofTeams}) order by id`,
    sql`select * from practice_attempts where person_id = any(${people}) order by id`,
    sql`select * from practice_cards where person_id = any(${people}) order by question_id`,
    sql`select * from kits where team_id = any(${teams}) order by id`,
    sql`select i.* from kit_items i join kits k on k.id = i.kit_id where k.team_id = any(${teams}) order by kit_id, position`,
    sql`select id, slug, status, latest_version from questions where team_id = any(${teams}) order by id`,
    sql`select * from question_drafts where team_id = any(${teams}) order by question_id`,
    sql`select * from favourites where person_id = any(${people}) order by question_id`,
    sql`select * from imports where team_id = any(${teams}) order by id`,
    sql`select i.* from import_items i join imports m on m.id = i.import_id where m.team_id = any(${teams}) order by position`,
    sql`select id, name, token_version from people where id = any(${people}) order by id`,
    sql`select * from password_resets where person_id = any(${people}) order by id`,
    sql`select id, person_id from sign_ins where person_id = any(${people}) order by id`,
  ]);
}

function listActions(): Action[] {
  const manifest = JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")) as {
    node: Record<string, { workers: Record<string, unknown>; exportedName: string }>;
  };
  return Object.entries(manifest.node).map(([id, { workers, exportedName }]) => ({
    id,
    name: exportedName,
    path: pathOf(Object.keys(workers)[0] ?? ""),
  }));
}

/** `app/(desk)/interviews/[interviewId]/page` → `/interviews/x` */
function pathOf(worker: string): string {
  return (
    worker
      .replace(/^app/, "")
      .replace(/\/page$/, "")
      .replace(/\/\([^)]*\)/g, "")
      .replace(/\[[^\]]*\]/g, "x") || "/"
  );
}

/** Why it was refused; undefined where it was done. */
const codeOf = ({ body }: { body: string }) => /"ok":false,"error":\{"code":"(\w+)"/.exec(body)?.[1];

type As = { cookie?: { name: string; value: string }; origin?: string };

function post(action: Action, input: unknown, { cookie, origin = target().url }: As) {
  const headers: Record<string, string> = {
    origin,
    accept: "text/x-component",
    "next-action": action.id,
    "content-type": "text/plain;charset=UTF-8",
    ...(cookie ? { cookie: `${cookie.name}=${cookie.value}` } : {}),
  };
  return send(action.path, { method: "POST", headers, body: JSON.stringify([input]) });
}
