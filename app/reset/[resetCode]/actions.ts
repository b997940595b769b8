"use server";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { resetPassword } from "@/lib/auth/resets/commands";
import { resetSchema } from "@/lib/auth/resets/schema";
import { home } from "@/lib/auth/rules";
import { caller, enter } from "@/lib/auth/session";
import { tellSignedOut } from "@/lib/live/teller";

/** Every other browser is signed out; this one is signed in. */
export const resetPasswordAction = publicAction(resetSchema, async (database, input) => {
  const { address } = await caller();
  const { person, email, ended } = await resetPassword(database, { ...input, address });
  await enter(person, { email });
  tellSignedOut(ended);
  redirect(home);
});
