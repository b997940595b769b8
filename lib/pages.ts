import { notFound } from "next/navigation";
import { codeOf } from "@/db/failure";

/** For pages, behind a read: what isn't there and what isn't theirs to see are both a page that doesn't exist. */
export function asMissingPage(error: unknown): never {
  const code = codeOf(error);
  if (code === "not_found" || code === "forbidden") notFound();
  throw error;
}
