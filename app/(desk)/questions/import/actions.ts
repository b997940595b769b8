"use server";
import { unhurriedly } from "@/db/patience";
import { memberAction } from "@/lib/action";
import { acceptImport } from "@/lib/imports/accept";
import { chooseItem, chooseMany, discardImport, editItem, setMany } from "@/lib/imports/commands";
import {
  acceptSchema,
  choiceSchema,
  chooseManySchema,
  editItemSchema,
  importIdSchema,
  setManySchema,
} from "@/lib/imports/schema";
import { undoImport } from "@/lib/imports/undo";
import { asImporter } from "@/lib/questions/policy";

export const chooseItemAction = memberAction(choiceSchema, asImporter, chooseItem);
export const chooseManyAction = memberAction(chooseManySchema, asImporter, unhurriedly(chooseMany));
export const setManyAction = memberAction(setManySchema, asImporter, unhurriedly(setMany));
export const editItemAction = memberAction(editItemSchema, asImporter, editItem);
export const acceptImportAction = memberAction(acceptSchema, asImporter, unhurriedly(acceptImport));
export const undoImportAction = memberAction(importIdSchema, asImporter, unhurriedly(undoImport));
export const discardImportAction = memberAction(importIdSchema, asImporter, discardImport);
