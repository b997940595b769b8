import { z } from "zod";
import { toStorable } from "./tidy";

/** Whether Postgres can keep it as it is: no NUL, and no half of a pair of characters. */
const isStorable = (text: string): boolean => !text.includes("\0") && text.isWellFormed();

const refused = {
  error: "This holds a character that can’t be kept, mostly seen as � or not at all. Type it again.",
  abort: true,
};

/** What has to be as it was sent, or not at all: a name, an address, a code. Nobody types what it refuses on purpose. */
export const plainText = z.string().refine(isStorable, refused);
export const plainUrl = (given: Parameters<typeof z.url>[0]) => z.url(given).refine(isStorable, refused);

/** Prose and what is looked for: what can't be kept goes, and a half becomes what it is seen as, �. */
export const mendedText = z.string().transform(toStorable);
