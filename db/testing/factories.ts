// Rows for tests, the browser tests and the bench: each call makes its own world, so nobody shares a row.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { insertSignIn } from "../auth/sign-ins";
import { copyPacks } from "../bank/questions";
import { isLatest } from "../bank/versions";
import { type VersionRow, writeVersions } from "../bank/writes";
import type { Conn } from "../client";
import { questions, questionVersions } from "../schema/bank";
import { interviews, invites, seats } from "../schema/interviews";
import { memberships, people, teams } from "../schema/people";
import { planItems } from "../schema/room";
import type { InterviewStatus, SeatRole, TeamRole } from "../vocabulary";

/** A letter first: “5e88…” would be read as a number where words are looked for. */
const unique = () => `u${randomUUID().slice(0, 8)}`;

/** Signed in in one browser. */
export async function createPerson(
  conn: Conn,
  given: { name?: string; email?: string; passwordHash?: string } = {},
) {
  const name = given.name ?? `Person ${unique()}`;
  const email = given.email ?? `${unique()}@rehearse.test`;
  const [row] = await conn
    .insert(people)
    .values({ name, email, passwordHash: given.passwordHash })
    .returning({ personId: people.id });
  const { personId } = present(row);
  return { personId, ...(await insertSignIn(conn, { personId, browser: "Chrome on Linux" })), name, email };
}

export async function createGuest(conn: Conn, given: { name?: string } = {}) {
  const name = given.name ?? `Guest ${unique()}`;
  const [row] = await conn
    .insert(people)
    .values({ name, isGuest: true })
    .returning({ personId: people.id, tokenVersion: people.tokenVersion });
  return { ...present(row), name };
}

/** A team with one member and, unless told otherwise, the seeded bank. */
export async function createTeam(
  conn: Conn,
  given: { personId: string; role?: TeamRole; name?: string; bank?: boolean },
) {
  const [row] = await conn
    .insert(teams)
    .values({ name: given.name ?? `Team ${unique()}` })
    .returning({ teamId: teams.id });
  const { teamId } = present(row);
  await conn.insert(memberships).values({ teamId, personId: given.personId, role: given.role ?? "admin" });
  if (given.bank !== false) await copyPacks(conn, { teamId, packs: ["django"] });
  return { teamId };
}

/** A panel's seat makes its person a member of the team, where they aren't yet: it stands no longer than that. */
export async function createSeat(
  conn: Conn,
  given: { interviewId: string; personId: string; role: SeatRole },
) {
  if (given.role !== "candidate") await belong(conn, given);
  const [row] = await conn.insert(seats).values(given).returning({ seatId: seats.id });
  return present(row);
}

async function belong(conn: Conn, { interviewId, personId }: { interviewId: string; personId: string }) {
  const [interview] = await conn
    .select({ teamId: interviews.teamId })
    .from(interviews)
    .where(eq(interviews.id, interviewId));
  const { teamId } = present(interview);
  await conn.insert(memberships).values({ teamId, personId, role: "interviewer" }).onConflictDoNothing();
}

/** A question of a team's bank, or its next version where `questionId` and `version` say so. */
export async function createQuestion(
  conn: Conn,
  { teamId, ...given }: { teamId: string } & Partial<VersionRow>,
) {
  const questionId = given.questionId ?? randomUUID();
  const row: VersionRow = {
    questionId,
    slug: questionId,
    status: "approved",
    version: 1,
    title: "A question",
    kind: "spoken",
    topic: "ORM",
    competency: "Data",
    difficulty: 3,
    minutes: 5,
    tags: [],
    prompt: "Why?",
    promptHtml: "<p>Why?</p>",
    modelAnswer: "So.",
    modelAnswerHtml: "<p>So.</p>",
    keyPoints: [],
    followUps: [],
    hints: [],
    levels: ["1", "2", "3", "4", "5"],
    source: "s",
    licence: "MIT",
    foundBy: { title: "a question", labels: "", prompt: "", answer: "" },
    ...given,
  };
  await writeVersions(conn, { teamId, createdBy: null, rows: [row] });
  const [made] = await conn
    .select({ versionId: questionVersions.id })
    .from(questionVersions)
    .where(and(eq(questionVersions.questionId, questionId), eq(questionVersions.version, row.version)));
  return { questionId, ...present(made) };
}

/** The team's questions, newest version each, by slug. */
export async function listBank(conn: Conn, teamId: string) {
  return conn
    .select({
      questionId: questions.id,
      slug: questions.slug,
      versionId: questionVersions.id,
      title: questionVersions.title,
    })
    .from(questions)
    .innerJoin(questionVersions, isLatest)
    .where(eq(questions.teamId, teamId))
    .orderBy(asc(questions.slug));
}

/** An interview with its interviewer's seat and a plan of the bank's first `planned` questions. */
export async function createInterview(
  conn: Conn,
  given: {
    teamId: string;
    personId: string;
    planned?: number;
    status?: InterviewStatus;
    candidateName?: string;
    title?: string;
  },
) {
  const status = given.status ?? "scheduled";
  const begun = ["live", "paused", "ended"].includes(status);
  const [row] = await conn
    .insert(interviews)
    .values({
      teamId: given.teamId,
      title: given.title ?? "Backend, mid level",
      candidateName: given.candidateName ?? "Samira Osei",
      plannedMinutes: 45,
      timeZone: "Europe/Oslo",
      status,
      startedAt: begun ? new Date() : null,
      // Longer ago than last words are waited for.
      endedAt: status === "ended" ? new Date(Date.now() - 600_000) : null,
      createdBy: given.personId,
    })
    .returning({ interviewId: interviews.id });
  const { interviewId } = present(row);
  const { seatId } = await createSeat(conn, { interviewId, personId: given.personId, role: "interviewer" });
  const bank = (await listBank(conn, given.teamId)).slice(0, given.planned ?? 3);
  if (bank.length > 0) {
    await conn.insert(planItems).values(
      bank.map((question, index) => ({
        interviewId,
        position: index + 1,
        questionVersionId: question.versionId,
        minutes: 5,
      })),
    );
  }
  return { interviewId, interviewerSeatId: seatId };
}

/** An open invite under a random code. */
export async function createInvite(conn: Conn, given: { interviewId: string; expiresAt?: Date }) {
  const code = randomBytes(18).toString("base64url").slice(0, 22);
  await conn.insert(invites).values({
    interviewId: given.interviewId,
    codeHash: createHash("sha256").update(code).digest(),
    expiresAt: given.expiresAt ?? new Date(Date.now() + 86_400_000),
  });
  return { code };
}

/** An interviewer with a team and bank, an interview, and a guest in the candidate's seat. */
export async function createWorld(conn: Conn, given: { status?: InterviewStatus; planned?: number } = {}) {
  const interviewer = await createPerson(conn, { name: "Tomasz Lind" });
  const { teamId } = await createTeam(conn, { personId: interviewer.personId });
  const { interviewId, interviewerSeatId } = await createInterview(conn, {
    teamId,
    personId: interviewer.personId,
    ...given,
  });
  const candidate = await createGuest(conn, { name: "Samira Osei" });
  const { seatId: candidateSeatId } = await createSeat(conn, {
    interviewId,
    personId: candidate.personId,
    role: "candidate",
  });
  return {
    interviewer,
    candidate,
    teamId,
    interviewId,
    interviewerSeatId,
    candidateSeatId,
    bank: await listBank(conn, teamId),
  };
}

function present<T>(row: T | undefined): T {
  if (!row) throw new Error("The insert returned no row");
  return row;
}
