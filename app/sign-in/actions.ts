"use server";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { signIn } from "@/lib/auth/commands";
import { safeNext } from "@/lib/auth/rules";
import { signInSchema } from "@/lib/auth/schema";
import { caller, endSession, enter } from "@/lib/auth/session";
import { tellSignedOut } from "@/lib/live/teller";

export const signInAction = publicAction(signInSchema, async (database, input) => {
  await enter(await signIn(database, { ...input, ...(await caller()) }), input);
  redirect(safeNext(input.next));
});

/** Signs this browser out: its cookie stops counting, also in whoever's hands it fell, and its open rooms close. */
export async function signOutAction(): Promise<void> {
  tellSignedOut(await endSession());
}
