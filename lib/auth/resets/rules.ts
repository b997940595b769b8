type ResetState = "open" | "used" | "expired";

/** What a link for a new password is good for. */
export function resetState(
  { usedAt, expiresAt }: { usedAt: Date | null; expiresAt: Date },
  now: Date,
): ResetState {
  if (usedAt) return "used";
  return now < expiresAt ? "open" : "expired";
}

/** Handed over by whatever way people talk to each other, it waits for them overnight. */
const lifetimeMs = 24 * 60 * 60 * 1000;
export const resetExpiresAt = (now: Date): Date => new Date(now.getTime() + lifetimeMs);

/** Why a link sets no password any more, and what to do. */
export const closedWords: Record<
  Exclude<ResetState, "open"> | "unknown" | "outgrown",
  { title: string; text: string }
> = {
  used: {
    title: "This link was used already",
    text: "A new password was set with it. If it was you, sign in. If it wasn’t, ask whoever gave it to you for a new one at once.",
  },
  expired: {
    title: "This link has expired",
    text: "It opens for a day. Ask whoever gave it to you for a new one.",
  },
  outgrown: {
    title: "This link opens no more",
    text: "It would open more than the teams that whoever made it looks after. Ask whoever runs this server for one.",
  },
  unknown: {
    title: "This link leads nowhere",
    text: "Check that you have all of it. Of several that were made for you only the last one opens, and none once your password was changed.",
  },
};
