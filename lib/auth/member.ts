// The desk's proof, as a seat is the room's: who somebody is there, and what they may do, is in the type of what they hold.
import type { Conn } from "@/db/client";
import { findFirstMembership } from "@/db/people";
import type { TeamRole } from "@/db/vocabulary";
import { AppError } from "@/lib/errors";

declare const proof: unique symbol;

/** What can't be written down, only be given by the one function that looks whether it is true (docs/decisions/0017). */
export type Proof<Of extends string> = { readonly [proof]: Readonly<Record<Of, true>> };

/** A person with the team that they joined first. */
export type Member = Proof<"member"> & {
  readonly personId: string;
  readonly name: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly role: TeamRole;
};

/** Throws `forbidden` for a person without a team. */
export async function takeMembership(conn: Conn, personId: string): Promise<Member> {
  const membership = await findFirstMembership(conn, personId);
  if (membership) return membership as Member;
  throw new AppError("forbidden", "You don’t belong to a team. Ask an admin to add you.");
}

/** What an action asks for that needs no more than a member. */
export const asMember = (member: Member): Member => member;
