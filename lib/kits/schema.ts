import { z } from "zod";
import { kitSchema } from "@/lib/questions/schema";
import { mendedText, plainText } from "@/lib/text/storable";

export const kitIdSchema = z.object({ kitId: z.uuid() });

const questionIds = kitSchema.refine(
  ({ items }) => items.every(({ question }) => z.uuid().safeParse(question).success),
  { path: ["items"], message: "A question of this kit can’t be read. Remove it and add it again." },
);

/**
 * A kit as the screen sends it: by the rules of kits in files, with ids of questions in the place of their slugs. The
 * browser makes the id, so that a resend is the same kit; revision 0 makes it.
 */
export const saveKitSchema = z.strictObject({
  kitId: z.uuid(),
  baseRevision: z.int().min(0),
  isShared: z.boolean(),
  kit: questionIds,
});
export type SaveKitInput = z.output<typeof saveKitSchema>;

/** What `deleteKit` gave. */
export const restoreKitSchema = z.strictObject({ undo: plainText.max(20_000) });

export const findForKitSchema = z.strictObject({
  text: z.string().max(200, "Look for at most 200 characters.").pipe(mendedText),
  topic: plainText.max(200),
  difficulty: z.int().min(1).max(5).nullable(),
});
export type FindForKitInput = z.output<typeof findForKitSchema>;
