// Names that stand in a file's path: letters and digits of ASCII, single hyphens.
import { toWords } from "./words";

/** A title as a slug; `otherwise` where it has no letter or digit that may stand in one. */
export function toSlug(title: string, otherwise: string): string {
  const words = toWords(title)
    .join(" ")
    .match(/[a-z0-9]+/g) ?? [otherwise];
  return words.join("-").slice(0, 80).replace(/-$/, "");
}

/** A path as a slug: “Django/Lazy Querysets” is django/lazy-querysets. Empty where no part of it has a word. */
export function toSlugPath(path: string): string {
  const parts = path.split(/[/\\]/).map((part) => toSlug(part, ""));
  return parts.filter(Boolean).join("/");
}

/** Slugs to try, best first: the slug itself, then the same with numbers up to `most`. */
export const slugChoices = (slug: string, most: number): string[] => [
  slug,
  ...Array.from({ length: most - 1 }, (_, index) => `${slug.slice(0, 110)}-${index + 2}`),
];

/** The first that nobody has; where all are taken, the id makes it one of its own. */
export const chooseSlug = (choices: readonly string[], taken: ReadonlySet<string>, id: string): string =>
  choices.find((slug) => !taken.has(slug)) ?? `${choices[0]?.slice(0, 80)}-${id.slice(0, 8)}`;
