// Every screen with real content, for whoever looks at all of them: the accessibility tests and the pictures.
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { insertSignIn } from "@/db/auth/sign-ins";
import type { Database } from "@/db/client";
import { insertMembership } from "@/db/people";
import {
  createInterview,
  createInvite,
  createPerson,
  createQuestion,
  type createWorld,
} from "@/db/testing/factories";
import { prepareBank } from "../bank-attempts";
import { createReset, createTeamLink } from "../people";

type World = Awaited<ReturnType<typeof createWorld>>;
type Screen = { name: string; as: "stranger" | "interviewer" | "candidate"; path: string };

const answered =
  "A queryset is lazy: building it runs nothing. It is evaluated when it is iterated, sliced with a step, counted, or turned into a list, and then it keeps what it fetched.";

/** Fills the world: one interview is live with a question on the screen, others are past, in every state. */
export async function fillWorld(database: Database, world: World): Promise<Screen[]> {
  const { teamId, interviewer, interviewId } = world;
  const person = { teamId, personId: interviewer.personId };
  const draft = await createInterview(database, { ...person, status: "ended", candidateName: "Noor Haddad" });
  const done = await createInterview(database, { ...person, status: "ended", candidateName: "Jonas Weber" });
  const coming = await createInterview(database, { ...person, candidateName: "Priya Raman" });
  await askAll(database, draft);
  await askAll(database, done);
  await judge(database, done);
  const attemptId = await practise(database, world);
  const expired = await createInvite(database, { ...coming, expiresAt: new Date(0) });
  const open = await createInvite(database, coming);
  const screens: [string, Screen["as"], string][] = [
    ["landing", "stranger", "/"],
    ["sign-in", "stranger", "/sign-in"],
    ["sign-up", "stranger", "/sign-up"],
    ["forgot", "stranger", "/forgot"],
    ["reset", "stranger", `/reset/${await createReset(database, interviewer)}`],
    ["signed-out", "stranger", `/signed-out?next=/interviews/${interviewId}/room`],
    ["join", "stranger", `/join/${open.code}`],
    ["join-expired", "stranger", `/join/${expired.code}`],
    ["join-team", "stranger", `/join/team/${await fillTeam(database, person)}`],
    ["team", "interviewer", "/team"],
    ["account", "interviewer", "/account"],
    ["interviews", "interviewer", "/interviews"],
    ["new-interview", "interviewer", "/interviews/new"],
    ["interview", "interviewer", `/interviews/${coming.interviewId}`],
    ["interview-edit", "interviewer", `/interviews/${coming.interviewId}/edit`],
    ["interview-ended", "interviewer", `/interviews/${done.interviewId}`],
    ["cockpit-lobby", "interviewer", `/interviews/${coming.interviewId}/room`],
    ["cockpit", "interviewer", `/interviews/${interviewId}/room`],
    ["cockpit-ended", "interviewer", `/interviews/${done.interviewId}/room`],
    ["candidate", "candidate", `/interviews/${interviewId}/candidate`],
    ["scorecard-draft", "interviewer", `/interviews/${draft.interviewId}/scorecard`],
    ["scorecard-submitted", "interviewer", `/interviews/${done.interviewId}/scorecard`],
    ["scorecards", "interviewer", "/scorecards"],
    ["practice", "interviewer", "/practice"],
    ["practice-question", "interviewer", `/practice/${world.bank[5]?.questionId}`],
    ["practice-revealed", "interviewer", `/practice/${world.bank[0]?.questionId}`],
    ["practice-history", "interviewer", "/practice/history"],
    ["practice-attempt", "interviewer", `/practice/history/${attemptId}`],
    ...(await fillBank(database, world)),
    ["missing", "interviewer", `/interviews/${randomUUID()}`],
  ];
  return screens.map(([name, as, path]) => ({ name, as, path }));
}

/** Colleagues, and a link for five people beside one for one address. */
async function fillTeam(database: Database, { teamId, personId }: { teamId: string; personId: string }) {
  for (const [role, name] of [
    ["interviewer", "Ana Reyes"],
    ["reviewer", "Nour ".repeat(15)],
  ] as const) {
    const colleague = await createPerson(database, { name });
    await insertMembership(database, { teamId, personId: colleague.personId, role });
  }
  await insertSignIn(database, { personId, browser: "Samsung Internet on Android" });
  const email = `${"long-".repeat(9)}${randomUUID()}@rehearse.test`;
  await createTeamLink(database, { teamId, personId, email });
  return createTeamLink(database, { teamId, personId, places: 5 });
}

type ScreenRow = [string, Screen["as"], string];

/** The bank's screens: a question with two versions, a draft of another, an import under review. */
async function fillBank(database: Database, world: World): Promise<ScreenRow[]> {
  const { teamId, interviewer, bank } = world;
  const [kit] =
    await database.$client`select id from kits where team_id = ${teamId} order by minutes limit 1`;
  const { questionId } = await createQuestion(database, { teamId, title: "Why it was slow" });
  const next = {
    title: "Why it was slow, and what helped",
    levels: [] as string[],
    status: "draft" as const,
  };
  await createQuestion(database, { teamId, questionId, slug: questionId, version: 2, ...next });
  const { importId } = await prepareBank(database, { teamId, interviewer, questionId });
  return [
    ["bank", "interviewer", "/questions"],
    ["bank-found", "interviewer", "/questions?q=querset&kind=code&difficulty=2"],
    ["bank-nothing", "interviewer", "/questions?q=zebra&topic=Django+ORM"],
    ["packs", "interviewer", "/questions/packs"],
    ["question", "interviewer", `/questions/${bank[0]?.questionId}`],
    ["question-older", "interviewer", `/questions/${questionId}?version=1`],
    ["question-compare", "interviewer", `/questions/${questionId}/versions?from=1&to=2`],
    ["question-edit", "interviewer", `/questions/${bank[0]?.questionId}/edit`],
    ["question-new", "interviewer", `/questions/new?id=${randomUUID()}`],
    ["import", "interviewer", "/questions/import"],
    ["import-review", "interviewer", `/questions/import/${importId}`],
    ["kits", "interviewer", "/kits"],
    ["kit", "interviewer", `/kits/${kit?.id}`],
    ["kit-new", "interviewer", "/kits/new"],
  ];
}

type Made = { interviewId: string; interviewerSeatId: string };

/** The plan as if it had been asked, five minutes each, with the facts that say so. */
async function askAll({ $client: sql }: Database, { interviewId, interviewerSeatId }: Made): Promise<void> {
  const begun = sql`now() - interval '50 minutes'`;
  const asked = sql`${begun} + p.position * interval '5 minutes'`;
  await sql`update interviews set started_at = ${begun}, ended_at = now() - interval '8 minutes' where id = ${interviewId}`;
  await sql`insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id, at)
    select p.interview_id, 'room', p.position + 1, op_id, 'asked', jsonb_build_object('askedQuestionId', op_id,
      'number', p.position, 'questionVersionId', p.question_version_id, 'planItemId', p.id, 'minutes', p.minutes),
      ${interviewerSeatId}, ${asked}
    from plan_items p cross join lateral (select gen_random_uuid() as op_id where p.id is not null) o
    where p.interview_id = ${interviewId}`;
  await sql`insert into answers (interview_id, asked_question_id, shown_at, body, revision, saved_at)
    select interview_id, id, asked_at, ${answered}, 1, asked_at + interval '3 minutes'
    from asked_questions where interview_id = ${interviewId}`;
  await sql`insert into facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id, at) values
    (${interviewId}, 'room', 1, gen_random_uuid(), 'started', '{}', ${interviewerSeatId}, ${begun}),
    (${interviewId}, 'room', 5, gen_random_uuid(), 'ended', '{}', ${interviewerSeatId}, now() - interval '8 minutes')`;
}

async function judge({ $client: sql }: Database, { interviewId, interviewerSeatId }: Made): Promise<void> {
  await sql`insert into ratings (interview_id, asked_question_id, author_seat_id, level, heard_key_points, revision, op_id)
    select interview_id, id, ${interviewerSeatId}, (array[4, 2, 0])[number], array[0, 2], 1, gen_random_uuid()
    from asked_questions where interview_id = ${interviewId}`;
  await sql`insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
    select ${interviewId}, ${interviewerSeatId}, id, 'Said it unasked; needed a hint for the cache.', 1, gen_random_uuid()
    from asked_questions where interview_id = ${interviewId} and number < 3`;
  await sql`insert into scorecards (interview_id, author_seat_id, summary, recommendation, revision, submitted_at)
    values (${interviewId}, ${interviewerSeatId}, 'Strong on the ORM, careful in what he claims. Caching is the gap.', 'yes', 1, now())`;
}

/** Twelve attempts at four questions, all due, and one at a question that isn't; the newest isn't graded. Returns the one. */
async function practise({ $client: sql }: Database, { interviewer, bank }: World): Promise<string> {
  const { personId } = interviewer;
  const attempt = (index: number, daysAgo: number) => {
    const { versionId = "" } = bank[index] ?? {};
    const grade = index === 0 && daysAgo === 0 ? null : 1 + ((index + daysAgo) % 4);
    return sql<
      { id: string }[]
    >`insert into practice_attempts (id, person_id, question_version_id, answer, confidence, hints_taken,
        took_ms, heard_key_points, grade, graded_at, revealed_at)
      values (${randomUUID()}, ${personId}, ${versionId}, ${answered}, ${90 - index * 20}, ${index % 2}, 95000, '{0,2}', ${grade},
        now(), now() - ${daysAgo} * interval '1 day') returning id`;
  };
  for (const daysAgo of [40, 6, 0]) for (const index of [0, 1, 2, 3]) await attempt(index, daysAgo);
  for (const [index, { questionId }] of bank.slice(0, 5).entries())
    await sql`insert into practice_cards (person_id, question_id, due, stability, difficulty, elapsed_days, scheduled_days,
        learning_steps, reps, lapses, state, last_review, last_grade)
      values (${personId}, ${questionId}, now() + ${index < 4 ? "-1 hour" : "3 days"}::interval, 3.1, 5.2, 0, 3, 0, 1, 0, 2,
        now() - interval '3 days', ${index < 4 ? 3 : 2})`;
  const [newest] = await attempt(4, 3);
  return newest?.id ?? "";
}

/** Once the socket stands, where there is one, and nothing is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByText(/^Connecting…$/).waitFor({ state: "hidden" });
}

/**
 * In light or dark, once it is painted so. Colours that are inherited take a frame for each step down; inside what is folded
 * away they wait until it is opened, so the frames are counted.
 */
export async function showIn(page: Page, colorScheme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
  await page.evaluate(async () => {
    for (let frames = 0; frames < 10; frames += 1) await new Promise(requestAnimationFrame);
  });
}
