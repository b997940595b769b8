"use server";
import { memberAction } from "@/lib/action";
import { discardDraft } from "@/lib/drafts/commands";
import { discardDraftSchema } from "@/lib/drafts/schema";
import { addPack, changeStatus, changeTags, markFavourite, undoStatus } from "@/lib/questions/commands";
import {
  favouriteSchema,
  packSchema,
  statusChangeSchema,
  statusUndoSchema,
  tagChangeSchema,
} from "@/lib/questions/schema";

export const changeTagsAction = memberAction(tagChangeSchema, async ({ database, member, input }) => ({
  ...(await changeTags(database, { member, input })),
  tag: input.tag,
}));

export const changeStatusAction = memberAction(statusChangeSchema, async ({ database, member, input }) =>
  changeStatus(database, { member, input }),
);

export const undoStatusAction = memberAction(statusUndoSchema, async ({ database, member, input }) =>
  undoStatus(database, { member, input }),
);

export const markFavouriteAction = memberAction(favouriteSchema, async ({ database, member, input }) =>
  markFavourite(database, { member, input }),
);

export const addPackAction = memberAction(packSchema, async ({ database, member, input }) =>
  addPack(database, { member, ...input }),
);

export const discardDraftAction = memberAction(discardDraftSchema, ({ database, member, input }) =>
  discardDraft(database, { member, input }),
);
