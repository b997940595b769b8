"use server";
import { memberAction } from "@/lib/action";
import { asMember } from "@/lib/auth/member";
import { deleteKit, restoreKit, saveKit } from "@/lib/kits/commands";
import { findForKit } from "@/lib/kits/reads";
import { findForKitSchema, kitIdSchema, restoreKitSchema, saveKitSchema } from "@/lib/kits/schema";
import { asKitWriter } from "@/lib/questions/policy";

export const saveKitAction = memberAction(saveKitSchema, asKitWriter, saveKit);
export const deleteKitAction = memberAction(kitIdSchema, asKitWriter, deleteKit);
export const restoreKitAction = memberAction(restoreKitSchema, asKitWriter, restoreKit);
export const findForKitAction = memberAction(findForKitSchema, asMember, findForKit);
