import type { QuestionKind, QuestionStatus } from "@/db/vocabulary";
import { fieldWords, toTags } from "@/lib/questions/rules";
import { type Question, questionSchema } from "@/lib/questions/schema";
import { tidyLine, tidyText } from "@/lib/text/tidy";
import type { DraftBody } from "./schema";

const fields = Object.keys(fieldWords) as (keyof DraftBody)[];

/** What a new question starts from. */
export const newBody = (): DraftBody => ({
  title: "",
  kind: "spoken",
  topic: "",
  competency: "",
  difficulty: 2,
  minutes: "5",
  tags: "",
  prompt: "",
  modelAnswer: "",
  keyPoints: [],
  followUps: [],
  hints: [],
  levels: noLevels(),
  source: "Own work",
  licence: "MIT",
});
const noLevels = () => ["", "", "", "", ""];

type Written = Omit<Question, "status" | "kind"> & { kind: QuestionKind };

/** A question's text as the form shows it. */
export function bodyOf(question: Written): DraftBody {
  const { title, kind, topic, competency, difficulty, minutes, tags, prompt, modelAnswer } = question;
  const { keyPoints, followUps, hints, levels, source, licence } = question;
  return {
    title,
    kind,
    topic,
    competency,
    difficulty,
    minutes: String(minutes),
    tags: tags.join(", "),
    prompt,
    modelAnswer,
    keyPoints,
    followUps,
    hints,
    levels: levels.length === 5 ? levels : noLevels(),
    source,
    licence,
  };
}

/** The body without what saving would take away: spaces around it, empty lines of lists, the order in which tags repeat. */
export function tidyBody(body: DraftBody): DraftBody {
  const tidyList = (list: string[]) => list.map(tidyLine).filter(Boolean);
  const { kind, difficulty } = body;
  return {
    title: tidyLine(body.title),
    kind,
    topic: tidyLine(body.topic),
    competency: tidyLine(body.competency),
    difficulty,
    minutes: body.minutes.trim(),
    tags: toTags(body.tags).join(", "),
    prompt: tidyText(body.prompt),
    modelAnswer: tidyText(body.modelAnswer),
    keyPoints: tidyList(body.keyPoints),
    followUps: tidyList(body.followUps),
    hints: tidyList(body.hints),
    levels: body.levels.map(tidyLine),
    source: tidyLine(body.source),
    licence: tidyLine(body.licence),
  };
}

export const isSameBody = (one: DraftBody, other: DraftBody): boolean =>
  JSON.stringify(tidyBody(one)) === JSON.stringify(tidyBody(other));

/** What is wrong, by where: `title`, or `keyPoints.2` for the third line of the form's list. */
export type Problems = Record<string, string>;
type Checked = { ok: true; question: Question } | { ok: false; problems: Problems };

/** Reads a body as a question of that status. Empty lines of lists don't count, and no place moves by them. */
export function checkBody(body: DraftBody, status: QuestionStatus): Checked {
  const parsed = questionSchema.safeParse({
    ...tidyBody(body),
    status,
    tags: toTags(body.tags),
    minutes: /^\d+$/.test(body.minutes.trim()) ? Number(body.minutes) : Number.NaN,
  });
  if (parsed.success) return { ok: true, question: parsed.data };
  const problems: Problems = {};
  for (const { path, message } of parsed.error.issues) problems[placeIn(body, path)] ??= message;
  return { ok: false, problems };
}

function placeIn(body: DraftBody, [field, place]: PropertyKey[]): string {
  if (typeof place !== "number" || field === "tags") return String(field);
  if (field === "levels") return `levels.${place}`;
  const lines = body[field as "keyPoints" | "followUps" | "hints"];
  const filled = lines.flatMap((line, index) => (tidyLine(line) ? [index] : []));
  return `${String(field)}.${filled[place] ?? place}`;
}

/** Everything that is wrong in one line, for places without the fields beside it. */
export const sayProblems = (problems: Problems): string => [...new Set(Object.values(problems))].join(" ");

type Difference = { field: keyof DraftBody; name: string; theirs: string; mine: string };

/** The fields in which two bodies differ, in the form's order, as text. */
export function listDifferences(theirs: DraftBody, mine: DraftBody): Difference[] {
  const [left, right] = [tidyBody(theirs), tidyBody(mine)];
  return fields
    .map((field) => ({
      field,
      name: fieldWords[field],
      theirs: asText(left[field]),
      mine: asText(right[field]),
    }))
    .filter((one) => one.theirs !== one.mine);
}

const asText = (value: string | number | string[]): string =>
  Array.isArray(value)
    ? value.some(Boolean)
      ? value.map((line, place) => `${place + 1}. ${line}`).join("\n")
      : ""
    : String(value);

const mostBytes = 64 * 1024;
export const isTooLong = (body: object): boolean =>
  new TextEncoder().encode(JSON.stringify(body)).length > mostBytes;
export const tooLongWords =
  "All of it together is longer than 64 kB. Shorten it: until then it is kept in this browser only.";

/** How long a text is against its limit; nothing until it comes near. */
export function sayLength(text: string, most: number): string | null {
  if (text.length < most * 0.8) return null;
  const over = text.length - most;
  return over > 0
    ? `${over} too many: at most ${most.toLocaleString("en-GB")} characters`
    : `${text.length.toLocaleString("en-GB")} of ${most.toLocaleString("en-GB")} characters`;
}
