import { z } from "zod";

export const questionIdSchema = z.uuid();

/** A number of a version; what isn't one falls away. */
const version = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);

/** What the address of a question's page asks for: a version, and where its lists go on. */
export const pageQuerySchema = z.object({
  version,
  /** Versions below this one. */
  before: version,
  /** Uses before this one. */
  older: z.uuid().optional().catch(undefined),
});
export type PageQuery = z.output<typeof pageQuerySchema>;

export const compareQuerySchema = z.object({ from: version, to: version });
export type CompareQuery = z.output<typeof compareQuerySchema>;
