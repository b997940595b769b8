import { type Placeholder, type SQL, sql } from "drizzle-orm";

/** What the team's bank holds: not what was typed in a room. `entry` is what the statement calls `questions`. */
export const ofBank = (teamId: string | Placeholder, entry = "questions"): SQL =>
  sql`(${sql.identifier(entry)}.team_id = ${teamId} and ${sql.identifier(entry)}.in_bank)`;

/** What a room may read: the team's bank, and what was typed in this interview, where the fact that planned it has its id. */
export const ofRoom = ({ teamId, interviewId }: { teamId: string; interviewId?: string }): SQL =>
  sql`(questions.team_id = ${teamId} and (questions.in_bank or exists (
    select from facts where interview_id = ${interviewId ?? null}::uuid and op_id = question_versions.id
      and type = 'plan_added' and payload->>'questionVersionId' = op_id::text)))`;
