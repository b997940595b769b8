// What a question's file is made of. The schema refuses the texts that this could not tell apart again, so that whatever
// passes the schema can be written to a file and read back unchanged.

export const sectionNames = ["Model answer", "Key points", "Follow-ups", "Hints", "Levels"] as const;
export type SectionName = (typeof sectionNames)[number];

export type Section = { name: SectionName | "Prompt"; line: number; lines: string[] };

/** The prompt and the named sections, in the order of the text. `line` is the heading's; lines count from 1. */
export function splitSections(lines: readonly string[], firstLine = 1): Section[] {
  const sections: Section[] = [{ name: "Prompt", line: firstLine, lines: [] }];
  const { isFenced } = findFences(lines);
  lines.forEach((line, place) => {
    const name = isFenced[place] ? undefined : sectionNames.find((each) => line.trimEnd() === `## ${each}`);
    if (name) sections.push({ name, line: firstLine + place, lines: [] });
    else sections.at(-1)?.lines.push(line);
  });
  return sections;
}

/** Why a prompt or an answer would be read as something else once it stands in a file. */
export function whyNotInFile(text: string): string | undefined {
  const lines = text.split("\n");
  if (findFences(lines).isLeftOpen)
    return "A code block is opened but not closed. End it with ``` on a line of its own.";
  const heading = splitSections(lines)[1];
  if (heading)
    return `The heading “## ${heading.name}” is kept for the file’s own sections. Write ### or other words.`;
  return undefined;
}

/** Markdown as it is kept: no control characters, no blank lines around it. */
export function tidyText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .replace(/^\s*\n/, "")
    .trimEnd();
}

/** A single statement as it is kept. */
export function tidyLine(text: string): string {
  // Line by line: a pattern like \s*\n\s* takes quadratic time over a long run of blanks.
  return tidyText(text)
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean)
    .join(" ");
}

/** The words of a text as the bank keeps and looks for them: small letters without accents, and digits. */
export function toWords(text: string): string[] {
  return (
    text
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** A typed tag as tags are written: “Query sets” is query-sets. Empty where it has no word. */
export const toTag = (typed: string): string => toWords(typed).join("-");

/** Typed tags, parted by commas, semicolons or lines, each once. What has no word stays as it was typed, to be refused. */
export const toTags = (typed: string): string[] => [
  ...new Set(
    typed
      .split(/[,;\n]/)
      .map((part) => toTag(part) || part.trim())
      .filter(Boolean),
  ),
];

/** A title as a slug: small letters, digits, single hyphens; `otherwise` where it has none of these. */
export function toSlug(title: string, otherwise: string): string {
  const words = toWords(title)
    .join(" ")
    .match(/[a-z0-9]+/g) ?? [otherwise];
  return words.join("-").slice(0, 80).replace(/-$/, "");
}

/** Slugs to try, best first: the slug itself, then the same with numbers up to `most`. */
export const slugChoices = (slug: string, most: number): string[] => [
  slug,
  ...Array.from({ length: most - 1 }, (_, place) => `${slug.slice(0, 110)}-${place + 2}`),
];

/** The first that nobody has; where all are taken, the id makes it one of its own. */
export const chooseSlug = (choices: readonly string[], taken: ReadonlySet<string>, id: string): string =>
  choices.find((slug) => !taken.has(slug)) ?? `${choices[0]?.slice(0, 80)}-${id.slice(0, 8)}`;

const longestTitle = 80;
const copied = " (copy)";

/** “Closures (copy)”, and of that one “Closures (copy)” again; cut where it would be too long. */
export function copyTitle(title: string): string {
  const bare = title.endsWith(copied) ? title.slice(0, -copied.length) : title;
  const head = bare.slice(0, longestTitle - copied.length).replace(/[\ud800-\udbff]$/, "");
  return head.trimEnd() + copied;
}

type Findable = {
  title: string;
  topic: string;
  competency: string;
  tags: readonly string[];
  prompt: string;
  modelAnswer: string;
  keyPoints: readonly string[];
};

/** What a question is found by, from the heaviest to the lightest. */
export function toFoundBy(question: Findable) {
  const { title, topic, competency, tags, prompt, modelAnswer, keyPoints } = question;
  const plain = (...texts: string[]) => toWords(texts.join(" ")).join(" ");
  return {
    title: plain(title),
    labels: plain(topic, competency, ...tags),
    prompt: plain(prompt),
    answer: plain(modelAnswer, ...keyPoints),
  };
}

/** At most eight words to look for. */
export const toSearchWords = (text: string): string[] => toWords(text.slice(0, 200)).slice(0, 8);

/** Which lines belong to fenced code blocks, the fences included (CommonMark 0.31, 4.5). */
function findFences(lines: readonly string[]): { isFenced: boolean[]; isLeftOpen: boolean } {
  let open: string | undefined;
  const isFenced = lines.map((line) => {
    if (open === undefined) {
      open = openingFence(line);
      return open !== undefined;
    }
    const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1];
    if (mark?.startsWith(open)) open = undefined;
    return true;
  });
  return { isFenced, isLeftOpen: open !== undefined };
}

function openingFence(line: string): string | undefined {
  const [, mark, info] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(line) ?? [];
  return mark?.startsWith("`") && info?.includes("`") ? undefined : mark;
}

/** The first line of a prompt as a list shows it: `code` stays, fenced blocks and other marks of Markdown are left out. */
export function firstLine(prompt: string): string {
  const lines = prompt.split("\n");
  const { isFenced } = findFences(lines);
  return (lines.find((line, place) => !isFenced[place] && /[\p{L}\p{N}]/u.test(line)) ?? "")
    .replace(/^\s*(#{1,6}|>|[-*+]|\d+[.)])\s+/, "")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\*\*/g, "")
    .trim();
}

// How the screens say a question's fields and their closed words.
export const fieldWords = {
  title: "Title",
  kind: "Kind",
  topic: "Topic",
  competency: "Competency",
  difficulty: "Difficulty",
  minutes: "Minutes",
  tags: "Tags",
  prompt: "Prompt",
  modelAnswer: "Model answer",
  keyPoints: "Key points",
  followUps: "Follow-ups",
  hints: "Hints",
  levels: "Levels",
  source: "Source",
  licence: "Licence",
};
export const kindWords = { spoken: "Spoken", code: "Code", design: "Design", behavioural: "Behavioural" };
export const statusWords = { draft: "Draft", approved: "Approved", retired: "Retired" };

/** What a level means where a draft doesn't describe it yet. */
export const generalLevels = [
  "No answer that could be used: silent, wrong, or about something else.",
  "Parts of it, with gaps or errors that would matter in practice.",
  "What was asked, correctly, with little help.",
  "Complete and clear, with reasons and an example.",
  "More than was asked: limits, alternatives and consequences, unprompted.",
];

/** The five levels to rate by, the question's own where it has them. */
export const toLevels = (levels: readonly string[]): string[] =>
  generalLevels.map((general, place) => levels[place] || general);

// The packs of the library: its folders below `db/seed/bank`, in the order in which they are offered.

/** Title and summary by folder. */
export const libraryPacks: Record<string, { title: string; summary: string }> = {
  django: {
    title: "Django",
    summary: "The framework end to end: requests, the ORM, forms, security, operations.",
  },
  python: { title: "Python", summary: "The language, its data model, typing, concurrency and testing." },
  sql: {
    title: "SQL and databases",
    summary: "Queries, indexes, transactions, design, and PostgreSQL in production.",
  },
  web: {
    title: "HTTP and web security",
    summary: "The protocol, caching, cookies, and how browsers and servers are attacked.",
  },
  javascript: {
    title: "JavaScript and TypeScript",
    summary: "The language, asynchrony, modules, types, and Node.js.",
  },
  react: {
    title: "React",
    summary: "State, effects, forms, server components, performance and accessibility.",
  },
  "system-design": {
    title: "System design",
    summary: "Systems to draw and defend: scale, reliability, messaging, data.",
  },
  behavioural: {
    title: "Behavioural",
    summary: "What somebody really did: ownership, disagreement, delivery, learning.",
  },
};

/** What a new team begins with where nobody was asked. */
export const firstPacks: string[] = ["django"];
