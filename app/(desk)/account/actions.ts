"use server";
import { memberAction, publicAction } from "@/lib/action";
import { changeName, changePassword } from "@/lib/auth/account";
import { asMember } from "@/lib/auth/member";
import { nameSchema, nothingSchema, passwordChangeSchema, signInIdSchema } from "@/lib/auth/schema";
import { actingPerson, caller, enter } from "@/lib/auth/session";
import { endSignIn, endSignIns } from "@/lib/auth/sign-ins/commands";
import { tellSignedOut } from "@/lib/live/teller";

export const changeNameAction = memberAction(nameSchema, asMember, changeName);
/** Every other browser is signed out; open rooms of this one come back by its new cookie. */
export const changePasswordAction = publicAction(passwordChangeSchema, async (database, input) => {
  const typed = { ...input, ...(await caller()) };
  const { person, email, ended } = await changePassword(database, await actingPerson(), typed);
  await enter(person, { email });
  tellSignedOut(ended);
});

/** Its open rooms close at once. */
export const endSignInAction = publicAction(signInIdSchema, async (database, input) =>
  tellSignedOut(await endSignIn(database, await actingPerson(), input)),
);
/** All but this browser’s. */
export const endOtherSignInsAction = publicAction(nothingSchema, async (database) => {
  const person = await actingPerson();
  tellSignedOut(await endSignIns(database, person, { but: person.signInId }));
});
