"use server";
import { redirect } from "next/navigation";
import { z } from "zod";
import { publicAction } from "@/lib/action";
import { signUp } from "@/lib/auth/commands";
import { safeNext } from "@/lib/auth/rules";
import { signUpSchema } from "@/lib/auth/schema";
import { caller, enter } from "@/lib/auth/session";

const packName = "pack-";

/** As the form sends it: a name of its own for each pack that is ticked. None means an empty bank. */
const signUpFormSchema = z.preprocess((form) => {
  const typed = z.record(z.string(), z.unknown()).catch({}).parse(form);
  const ticked = Object.keys(typed).filter((name) => name.startsWith(packName));
  return { ...typed, packs: ticked.map((name) => name.slice(packName.length)) };
}, signUpSchema);

export const signUpAction = publicAction(signUpFormSchema, async (database, input) => {
  await enter(await signUp(database, { ...input, ...(await caller()) }), input);
  redirect(safeNext(input.next));
});
