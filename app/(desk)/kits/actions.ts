"use server";
import { memberAction } from "@/lib/action";
import { deleteKit, restoreKit, saveKit } from "@/lib/kits/commands";
import { findForKit } from "@/lib/kits/reads";
import { findForKitSchema, kitIdSchema, restoreKitSchema, saveKitSchema } from "@/lib/kits/schema";

export const saveKitAction = memberAction(saveKitSchema, ({ member, input, database }) =>
  saveKit(database, { member, input }),
);

export const deleteKitAction = memberAction(kitIdSchema, ({ member, input, database }) =>
  deleteKit(database, { member, ...input }),
);

export const restoreKitAction = memberAction(restoreKitSchema, ({ member, input, database }) =>
  restoreKit(database, { member, ...input }),
);

export const findForKitAction = memberAction(findForKitSchema, ({ member, input, database }) => {
  const { teamId, personId } = member;
  return findForKit(database, { teamId, personId, input });
});
