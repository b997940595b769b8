import { headers } from "next/headers";
import { redirect, notFound as showNotFound } from "next/navigation";
import { cache } from "react";
import { z } from "zod";
import { db } from "@/db/client";
import { identify } from "@/lib/auth/identify";
import { asMissingPage } from "@/lib/pages";
import { type Seat, takeSeat } from "./seat";

type Door = "account" | "candidate";

/**
 * The seat behind one of the two doors, for pages: the candidate's side or the panel's. A wrong role, a foreign and an
 * unknown interview all look the same; nobody at the panel's door is sent to sign in.
 */
export const requireSeat = cache(async (interviewId: string, door: Door): Promise<Seat> => {
  if (!z.uuid().safeParse(interviewId).success) showNotFound();
  const cookie = (await headers()).get("cookie") ?? undefined;
  const who = await identify(db(), cookie, door === "account" ? { door } : { door, interviewId });
  if (!who && door === "account") redirect(`/sign-in?next=/interviews/${interviewId}/room`);
  if (!who) showNotFound();
  const seat = await takeSeat(db(), { interviewId, personId: who.personId }).catch(asMissingPage);
  if ((seat.role === "candidate") !== (door === "candidate")) showNotFound();
  return seat;
});
