"use server";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { caller, currentIdentity, startGuest } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { joinWith } from "@/lib/invites/commands";
import { joinSchema } from "@/lib/invites/schema";
import { tellSeatRemoved } from "@/lib/live/teller";

export const joinAction = publicAction(joinSchema, async (database, input) => {
  const { address } = await caller();
  const outcome = await joinWith(database, { code: input.code, address, ...(await chosen(input)) });
  if (outcome.state !== "joined")
    throw new AppError(outcome.state === "unknown" ? "not_found" : "conflict", closed);
  if (outcome.tookOver) tellSeatRemoved(outcome.seatId);
  if (outcome.isGuest) await startGuest(outcome);
  redirect(`/interviews/${outcome.interviewId}/candidate`);
});

const closed = "This link stopped working just now. Open it again to see why, or ask for a new one.";

async function chosen(
  input: { as: "me" } | { as: "guest"; name: string },
): Promise<{ name: string; personId?: string }> {
  if (input.as === "guest") return { name: input.name };
  const person = await currentIdentity();
  if (person) return person;
  throw new AppError(
    "unauthenticated",
    "You are not signed in any more. Join as a guest, or sign in in another tab first.",
  );
}
