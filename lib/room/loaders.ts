import { headers } from "next/headers";
import { redirect, notFound as showNotFound } from "next/navigation";
import { z } from "zod";
import { db } from "@/db/client";
import { codeOf } from "@/db/failure";
import { identify } from "@/lib/auth/identify";
import { asMissingPage } from "@/lib/pages";
import { type Cancelled, readCancelled } from "./reads";
import { type Seat, takeSeat } from "./seat";

/**
 * The panel's seat, for pages. Who isn't signed in is sent to sign in; who comes to a cancelled interview, to what the desk
 * says of it. A wrong role, a foreign and an unknown interview all look the same.
 */
export async function requirePanelSeat(interviewId: string): Promise<Seat> {
  const who = await findVisitor(interviewId, "account");
  if (!who) redirect(`/sign-in?next=/interviews/${interviewId}/room`);
  const seat = await takeSeat(db(), who).catch((error: unknown) => {
    if (codeOf(error) === "forbidden") redirect(`/interviews/${interviewId}`);
    return asMissingPage(error);
  });
  if (seat.role === "candidate") showNotFound();
  return seat;
}

/** The candidate's seat, for pages, or what is left to say of an interview that was cancelled; nobody is sent to sign in. */
export async function requireCandidateSeat(
  interviewId: string,
): Promise<{ seat: Seat } | { cancelled: Cancelled }> {
  const who = (await findVisitor(interviewId, "candidate")) ?? showNotFound();
  const found = await takeSeat(db(), who).then(
    (seat) => ({ seat }),
    async (error: unknown) => {
      const cancelled = codeOf(error) === "forbidden" ? await readCancelled(db(), who) : null;
      return cancelled ? { cancelled } : asMissingPage(error);
    },
  );
  if ("seat" in found && found.seat.role !== "candidate") showNotFound();
  return found;
}

async function findVisitor(interviewId: string, door: "account" | "candidate") {
  if (!z.uuid().safeParse(interviewId).success) showNotFound();
  const cookie = (await headers()).get("cookie") ?? undefined;
  const who = await identify(db(), cookie, door === "account" ? { door } : { door, interviewId });
  return who && { interviewId, personId: who.personId };
}
