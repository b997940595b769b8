"use server";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { signUp } from "@/lib/auth/commands";
import { home } from "@/lib/auth/rules";
import { signUpSchema } from "@/lib/auth/schema";
import { actingPerson, caller, enter } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { acceptTeamInvite, type JoinedTeam, joinTeam } from "@/lib/teams/commands";
import { closedWords } from "@/lib/teams/rules";
import { joinTeamSchema } from "@/lib/teams/schema";

export const joinTeamAction = publicAction(joinTeamSchema, async (database, { code }) => {
  const { personId } = await actingPerson();
  const { address } = await caller();
  refuseClosed(await joinTeam(database, { address, code, personId }));
  redirect(home);
});

/** Makes the account and joins with it, or neither: no team of one's own beside. */
export const signUpAndJoinAction = publicAction(
  signUpSchema.and(joinTeamSchema),
  async (database, { code, ...input }) => {
    const person = await signUp(database, { ...input, ...(await caller()) }, async (tx, { personId }) =>
      refuseClosed(await acceptTeamInvite(tx, { code, personId })),
    );
    await enter(person, input);
    redirect(home);
  },
);

function refuseClosed({ state }: JoinedTeam): void {
  if (state === "joined") return;
  const { title, text } = closedWords[state];
  const fields = state === "not theirs" ? { email: text } : undefined;
  throw new AppError(state === "unknown" ? "not_found" : "conflict", `${title}. ${text}`, { fields });
}
