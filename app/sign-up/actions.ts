"use server";
import { redirect } from "next/navigation";
import { publicAction } from "@/lib/action";
import { signUp } from "@/lib/auth/commands";
import { safeNext } from "@/lib/auth/rules";
import { signUpSchema } from "@/lib/auth/schema";
import { callerAddress, startSession } from "@/lib/auth/session";

export const signUpAction = publicAction(signUpSchema, async ({ database, input }) => {
  await startSession(await signUp(database, { ...input, address: await callerAddress() }));
  redirect(safeNext(input.next));
});
