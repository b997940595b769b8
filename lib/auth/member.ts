// The desk's proof, as a seat is the room's: who somebody is there, and what they may do, is in the type of what they hold.
import type { Conn } from "@/db/client";
import { findMembership } from "@/db/people";
import type { TeamRole } from "@/db/vocabulary";
import { AppError } from "@/lib/errors";

declare const proof: unique symbol;

/** What can't be written down, only be given by the one function that looks whether it is true (docs/decisions/0017). */
export type Proof<Of extends string> = { readonly [proof]: Readonly<Record<Of, true>> };

/** A person with one of their teams. */
export type Member = Proof<"member"> & {
  readonly personId: string;
  readonly name: string;
  readonly memberId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly role: TeamRole;
};

/** In that team, or in the one that they turned to last. Throws `forbidden` for a person who isn't in it, or in none. */
export async function takeMembership(conn: Conn, personId: string, teamId?: string): Promise<Member> {
  const membership = await findMembership(conn, { personId, teamId });
  if (membership) return membership as Member;
  throw new AppError("forbidden", teamId ? noLongerIn : inNone);
}

const noLongerIn =
  "You no longer belong to the team that this page was made for. Nothing was saved; copy what you typed, then reload the page.";
const inNone = "You don’t belong to a team. Open the link that an admin of a team made for you.";

/** What an action asks for that needs no more than a member. */
export const asMember = (member: Member): Member => member;
