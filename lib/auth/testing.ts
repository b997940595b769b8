// People of the desk for tests, minted as the doors mint them: from what the database says.
import type { Conn } from "@/db/client";
import { insertMembership } from "@/db/people";
import { createPerson, createTeam } from "@/db/testing/factories";
import type { TeamRole } from "@/db/vocabulary";
import { type Member, takeMembership } from "./member";

/** A member of that team, or of a new one with an empty bank. */
export async function createMember(
  conn: Conn,
  given: { role?: TeamRole; teamId?: string; name?: string } = {},
): Promise<Member> {
  const { role = "interviewer", teamId, name } = given;
  const { personId } = await createPerson(conn, { name });
  if (teamId) await insertMembership(conn, { teamId, personId, role });
  else await createTeam(conn, { personId, role, bank: false });
  return takeMembership(conn, personId);
}
