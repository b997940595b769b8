"use server";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { callerAddress, currentIdentity, startGuest } from "@/lib/auth/session";
import { AppError } from "@/lib/errors";
import { acceptInvite } from "@/lib/invites/commands";
import { joinSchema } from "@/lib/invites/schema";
import { tellSeatRemoved } from "@/lib/live/teller";
import { sharedBuckets, waitText } from "@/lib/rate-limit";

/** A code is too long to guess; this is against floods, and wide enough for a whole class that joins at once. */
const joins = { burst: 30, refillMs: 5_000 };

export const joinAction = publicAction(joinSchema, async (database, input) => {
  const waitMs = sharedBuckets("joins", joins).take(await callerAddress());
  if (waitMs)
    throw new AppError(
      "rate_limited",
      `Too many people join from here at once. Try again in ${waitText(waitMs)}.`,
    );
  const outcome = await acceptInvite(database, { code: input.code, ...(await chosen(input)) });
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
