"use server";
import { memberAction } from "@/lib/action";
import { changeName, changePassword } from "@/lib/auth/account";
import { asMember } from "@/lib/auth/member";
import { nameSchema, passwordChangeSchema } from "@/lib/auth/schema";
import { caller, enter } from "@/lib/auth/session";
import { tellPersonSignedOut } from "@/lib/live/teller";

export const changeNameAction = memberAction(nameSchema, asMember, changeName);
/** Every other browser is signed out; open rooms of this one come back by its new cookie. */
export const changePasswordAction = memberAction(
  passwordChangeSchema,
  asMember,
  async (database, member, input) => {
    const person = await changePassword(database, member, { ...input, ...(await caller()) });
    await enter(person, person);
    tellPersonSignedOut(person.personId);
  },
);
