// An interview in which every private field holds its mark: a team's own questions, a colleague on the panel, other
// candidates of the same team.
import type { Database } from "@/db/client";
import {
  createGuest,
  createInterview,
  createInvite,
  createPerson,
  createQuestion,
  createSeat,
  createTeam,
} from "@/db/testing/factories";
import type { Canaries } from "./canaries";

export type MarkedWorld = Awaited<ReturnType<typeof createMarkedWorld>>;

export async function createMarkedWorld(database: Database, marks: Canaries) {
  const sql = database.$client;
  const interviewer = await createPerson(database, {
    name: "Tomasz Lind",
    email: `${marks.of("e-mail")}@rehearse.test`,
    passwordHash: marks.of("password hash"),
  });
  const { personId } = interviewer;
  const { teamId } = await createTeam(database, { personId, bank: false, name: marks.of("team name") });
  const questions = [];
  for (const name of ["first", "second", "planned", "added", "in the bank"])
    questions.push(await createMarked(database, { teamId, name, marks }));
  const { interviewId, interviewerSeatId } = await createInterview(database, {
    teamId,
    personId,
    planned: 0,
  });
  for (const [index, { versionId }] of questions.slice(0, 3).entries())
    await sql`insert into plan_items (interview_id, position, question_version_id, minutes)
      values (${interviewId}, ${index + 1}, ${versionId}, 5)`;
  const [kit] = await sql`insert into kits (team_id, slug, title, summary, minutes)
    values (${teamId}, 'kit', ${marks.of("kit title")}, ${marks.of("kit summary")}, 45) returning id`;
  await sql`update interviews set kit_id = ${kit?.id} where id = ${interviewId}`;
  const colleague = await addColleague(database, { interviewId, marks });
  const otherInterview = await addOtherCandidates(database, { teamId, personId, marks });
  const { code } = await createInvite(database, { interviewId });
  return {
    interviewer,
    teamId,
    interviewId,
    interviewerSeatId,
    questions,
    colleague,
    otherInterview,
    code,
  };
}

async function createMarked(
  database: Database,
  { teamId, name, marks }: { teamId: string; name: string; marks: Canaries },
) {
  const of = (part: string) => marks.of(`${name}/${part}`);
  const title = `Title ${of("title")}`;
  const made = await createQuestion(database, {
    teamId,
    slug: of("slug"),
    title,
    topic: of("topic"),
    competency: of("competency"),
    tags: [of("tag")],
    prompt: `What is ${of("prompt")}?`,
    promptHtml: `<p>What is ${of("prompt")}?</p>`,
    modelAnswer: of("model answer"),
    modelAnswerHtml: `<p>${of("model answer")}</p>`,
    source: of("source"),
    keyPoints: [`Key point ${of("key point 1")}`, `Key point ${of("key point 2")}`],
    followUps: [`And then? ${of("follow-up 1")}`, `And otherwise? ${of("follow-up 2")}`],
    hints: [`Think of ${of("hint 1")}`, `Think harder: ${of("hint 2")}`],
    levels: [1, 2, 3, 4, 5].map((level) => `Says ${of(`level ${level}`)}`),
  });
  return { ...made, title };
}

/** Somebody else on the panel, whose notes are hidden even from the interviewer. */
async function addColleague(database: Database, at: { interviewId: string; marks: Canaries }) {
  const { interviewId, marks } = at;
  const { personId } = await createPerson(database, {
    email: `${marks.of("colleague's e-mail")}@rehearse.test`,
  });
  const { seatId } = await createSeat(database, { interviewId, personId, role: "interviewer" });
  await database.$client`insert into notes (interview_id, author_seat_id, asked_question_id, body, revision, op_id)
    values (${interviewId}, ${seatId}, null, ${marks.of("colleague's note")}, 1, gen_random_uuid())`;
  await database.$client`insert into scorecards (interview_id, author_seat_id, summary)
    values (${interviewId}, ${seatId}, ${marks.of("colleague's summary")})`;
  return { seatId };
}

async function addOtherCandidates(
  database: Database,
  { marks, ...person }: { teamId: string; personId: string; marks: Canaries },
) {
  const titled = { title: `Other ${marks.of("other interview's title")}`, planned: 0 };
  const other = await createInterview(database, {
    ...person,
    ...titled,
    candidateName: marks.of("other candidate"),
  });
  const guest = await createGuest(database, { name: marks.of("other guest") });
  await createSeat(database, { interviewId: other.interviewId, personId: guest.personId, role: "candidate" });
  return other;
}
