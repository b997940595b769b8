"use server";
import { memberAction } from "@/lib/action";
import { acceptImport } from "@/lib/imports/accept";
import { chooseItem, chooseMany, discardImport, editItem, setMany } from "@/lib/imports/commands";
import {
  choiceSchema,
  chooseManySchema,
  editItemSchema,
  importIdSchema,
  setManySchema,
} from "@/lib/imports/schema";
import { undoImport } from "@/lib/imports/undo";

export const chooseItemAction = memberAction(choiceSchema, ({ database, member, input }) =>
  chooseItem(database, { member, ...input }),
);

export const chooseManyAction = memberAction(chooseManySchema, ({ database, member, input }) =>
  chooseMany(database, { member, ...input }),
);

export const setManyAction = memberAction(setManySchema, ({ database, member, input }) =>
  setMany(database, { member, ...input }),
);

export const editItemAction = memberAction(editItemSchema, ({ database, member, input }) =>
  editItem(database, { member, ...input }),
);

export const acceptImportAction = memberAction(importIdSchema, ({ database, member, input }) =>
  acceptImport(database, { member, ...input }),
);

export const undoImportAction = memberAction(importIdSchema, ({ database, member, input }) =>
  undoImport(database, { member, ...input }),
);

export const discardImportAction = memberAction(importIdSchema, ({ database, member, input }) =>
  discardImport(database, { member, ...input }),
);
