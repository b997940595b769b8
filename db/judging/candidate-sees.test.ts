// Whoever is a member of the team and was a candidate of it sees the same, whatever is made of how they did.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Member } from "@/lib/auth/member";
import { createMember } from "@/lib/auth/testing";
import { listInterviews, readInterview } from "@/lib/interviews/reads";
import { readPracticeHome } from "@/lib/practice/reads";
import { listTopics, readBank } from "@/lib/questions/reads";
import { listQuerySchema } from "@/lib/questions/schema";
import { listScorecards } from "@/lib/scorecards/reads";
import { readUsage } from "@/lib/versions/reads";
import { useDatabase } from "../testing/database";
import { createQuestion, createSeat } from "../testing/factories";
import { createJudged, rate, submit } from "../testing/judged";

const { database } = useDatabase();
const now = new Date();

const mostPeople = 4;
const judged = fc.record({
  /** Of the members; beyond them a stranger. */
  candidate: fc.nat(mostPeople),
  interviewer: fc.nat(mostPeople - 1),
  question: fc.nat(1),
  level: fc.integer({ min: 0, max: 5 }),
  submitted: fc.integer({ min: 0, max: 9 }).map((n) => n > 0),
  status: fc.constantFrom("ended" as const, "ended" as const, "ended" as const, "live" as const),
});
const change = fc.record({
  at: fc.nat(30),
  level: fc.integer({ min: 0, max: 5 }),
  submitted: fc.boolean(),
});
const teams = fc.record({
  interviews: fc.array(judged, { minLength: 8, maxLength: 16 }),
  changes: fc.array(change, { minLength: 1, maxLength: 6 }),
});
/** Chance may make none that shows a figure: one candidate of the team, and strangers enough. */
const telling = {
  interviews: Array.from({ length: 12 }, (_, nth) => ({
    candidate: nth === 0 ? 0 : mostPeople,
    interviewer: 1 + (nth % (mostPeople - 1)),
    question: 0,
    level: 3,
    submitted: true,
    status: "ended" as const,
  })),
  changes: [{ at: 0, level: 5, submitted: false }],
};
type Judged = typeof judged extends fc.Arbitrary<infer Each> ? Each : never;
type Interview = { interviewId: string; seatId: string; candidateId: string | undefined };

test("no figure, order or count that a candidate sees changes by what was judged about them", {
  timeout: 180_000,
}, async () => {
  const figures: number[] = [];
  await fc.assert(
    fc.asyncProperty(teams, async ({ interviews, changes }) => {
      const { members, questionIds, made } = await build(interviews);
      for (const member of members) {
        const own = made.filter(({ candidateId }) => candidateId === member.personId);
        if (own.length === 0) continue;
        const before = await seenBy(member, { questionIds, made });
        figures.push(before.usage.filter(({ scored }) => scored?.mean != null).length);
        for (const { at, level, submitted } of changes) {
          const seat = own[at % own.length];
          if (!seat) continue;
          await rate(database(), { ...seat, level });
          await submit(database(), { ...seat, submitted });
          expect(await seenBy(member, { questionIds, made })).toEqual(before);
        }
      }
    }),
    { numRuns: 12, endOnFailure: true, examples: [[telling]] },
  );
  expect(figures[0], "figures that the first of them saw").toBeGreaterThan(0);
});

async function build(interviews: readonly Judged[]) {
  const first = await createMember(database(), { role: "admin" });
  const { teamId } = first;
  const join = () => createMember(database(), { teamId, role: "admin" });
  const members = [first, ...(await Promise.all([join(), join(), join()]))];
  const questions = [
    await createQuestion(database(), { teamId }),
    await createQuestion(database(), { teamId }),
  ];
  const made: Interview[] = [];
  for (const { candidate, interviewer, question, ...given } of interviews) {
    const judge = members[interviewer === candidate ? (interviewer + 1) % mostPeople : interviewer] ?? first;
    const { versionId } = questions[question] ?? (await createQuestion(database(), { teamId }));
    const { interviewId, interviewerSeatId } = await createJudged(database(), { ...judge, versionId }, given);
    const candidateId = members[candidate]?.personId;
    if (candidateId) await createSeat(database(), { interviewId, personId: candidateId, role: "candidate" });
    made.push({ interviewId, seatId: interviewerSeatId, candidateId });
  }
  return { members, questionIds: questions.map(({ questionId }) => questionId), made };
}

/** All that has figures, lists or an order of them. */
async function seenBy(member: Member, { questionIds, made }: { questionIds: string[]; made: Interview[] }) {
  const conn = database();
  const bank = (["best", "recent", "difficulty"] as const).map((sort) =>
    readBank(conn, member, listQuerySchema.parse({ sort })),
  );
  const [usage, interviews, ...others] = await Promise.all([
    Promise.all(questionIds.map((questionId) => readUsage(conn, member, { questionId }))),
    Promise.all(made.map(({ interviewId }) => readInterview(conn, member, { interviewId }))),
    listInterviews(conn, member, {}),
    listScorecards(conn, member, {}),
    listTopics(conn, member),
    readPracticeHome(conn, member, { now }),
    ...bank,
  ]);
  return { usage, interviews: interviews.map(({ minutesRun: _, ...one }) => one), others };
}
