import { type BankKit, kitSchema, slugSchema } from "@/lib/questions/schema";
import { type Problem, readYaml } from "./front-matter";

type KitRead = { ok: true; kit: BankKit } | { ok: false; problems: Problem[] };

/** Reads a kit: title, summary, minutes, and items with the slug of a question and its minutes. */
export function readKitFile(slug: string, text: string): KitRead {
  if (!slugSchema.safeParse(slug).success) {
    return {
      ok: false,
      problems: [{ line: 1, message: `“${slug}” can’t be a slug: use small letters and hyphens.` }],
    };
  }
  const { value, lineOf, problems } = readYaml(text);
  if (problems.length > 0) return { ok: false, problems };
  const parsed = kitSchema.safeParse(value);
  if (parsed.success) return { ok: true, kit: { slug, ...parsed.data } };
  return {
    ok: false,
    problems: parsed.error.issues.map((issue) => ({ line: lineOf(issue.path), message: issue.message })),
  };
}
