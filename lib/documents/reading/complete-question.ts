// What a question comes to once all of it is read: prompt, answer, key points, follow-ups, kind.

import type { FoundQuestion } from "../found";
import { withoutHtml } from "../html/markdown";
import type { Block, ItemBlock } from "./blocks/block";
import { widthOf } from "./blocks/labels";
import { howItReads } from "./sentences/sentence";
import { unwrap } from "./sentences/statements";
import type { OpenQuestion } from "./state";

export function toFound(question: OpenQuestion, isMarkdown: boolean): FoundQuestion {
  const join = (blocks: readonly Block[]) => withoutHtml(joinBlocks(blocks, isMarkdown));
  const { asked, answer } = splitBody(question);
  const prompt = [withoutHtml(question.prompt), join(asked)].filter(Boolean).join("\n\n");
  const followUps = question.gathered ? undefined : readFollowUps(answer);
  const keyPoints = readKeyPoints(answer);
  const rest = followUps ? [] : keyPoints ? answer.slice(keyPoints.length) : answer;
  const modelAnswer = join(rest);
  return {
    lines: question.at,
    fields: {
      kind: proposeKind(prompt),
      prompt,
      ...(modelAnswer && { modelAnswer }),
      ...(keyPoints && { keyPoints }),
      ...(followUps && { followUps }),
    },
    under: question.under,
  };
}

/** What belongs to the prompt: all before an answer's label, or the code that the question speaks of. */
function splitBody({ prompt, body, answerFrom, gathered }: OpenQuestion): {
  asked: Block[];
  answer: Block[];
} {
  let count = answerFrom ?? (gathered ? body.length : 0);
  if (prompt === "") count = Math.max(count, 1);
  if (count === 0 && pointsAtCode.test(prompt.slice(0, 2_000))) while (body[count]?.kind === "code") count++;
  return { asked: body.slice(0, count), answer: [...body.slice(count), ...(gathered ?? [])] };
}

const pointsAtCode =
  /\b(?:this|following|below|snippet|output|prints?|fix|bug|wrong|debug|refactor|complete|rewrite)\b/i;

/** Blocks as they stood, without the columns that all of them were moved in. */
function joinBlocks(blocks: readonly Block[], isMarkdown: boolean): string {
  const inner = Math.min(...blocks.slice(0, 2_000).map((block) => indentOf(block.raw)));
  const runs: { lines: string[]; end: number; isText: boolean }[] = [];
  for (const { kind, at, raw } of blocks) {
    const last = runs.at(-1);
    const isText = kind === "text";
    const text = outdent(raw, inner);
    if (last && last.isText === isText && at.from <= last.end + 1) last.lines.push(text);
    else runs.push({ lines: last && at.from > last.end + 1 ? ["", text] : [text], end: 0, isText });
    const run = runs.at(-1);
    if (run) run.end = at.to;
  }
  const texts = runs.map(({ lines, isText }) => (isText && !isMarkdown ? unwrap(lines) : lines.join("\n")));
  return texts.join("\n").trim();
}

function indentOf(raw: string): number {
  const lines = raw.split("\n").filter((line) => line.trim());
  return Math.min(...lines.slice(0, 2_000).map((line) => widthOf(/^[ \t]*/.exec(line)?.[0] ?? "")));
}

export function outdent(raw: string, columns: number): string {
  if (columns === 0 || !Number.isFinite(columns)) return raw.trimEnd();
  const leading = new RegExp(`^(?:\\t| {1,${columns}})`);
  return raw
    .split("\n")
    .map((line) => line.replace(leading, ""))
    .join("\n")
    .trimEnd();
}

const longestPoint = 160;

/** Three to seven short bullets directly below a question. */
function readKeyPoints(answer: readonly Block[]): string[] | undefined {
  const isBullet = (block: Block) => block.kind === "item" && block.mark === "bullet";
  const end = answer.findIndex((block) => !isBullet(block));
  const items = answer
    .slice(0, Math.min(end < 0 ? answer.length : end, 9))
    .filter((block) => block.kind === "item");
  const after = answer[items.length];
  const indent = items[0]?.indent ?? 0;
  const isBelow = after && "indent" in after && after.indent > indent;
  const areShort = items.every((item) => item.indent === indent && wordsOf(item).length <= longestPoint);
  const isOne = items.length >= 3 && items.length <= 7 && areShort && !isBelow;
  return isOne ? items.map((item) => withoutHtml(wordsOf(item))) : undefined;
}

/** Questions in a list below a question, and nothing else. */
function readFollowUps(answer: readonly Block[]): string[] | undefined {
  if (answer.length < 1 || answer.length > 4) return undefined;
  const items = answer.filter((block) => block.kind === "item");
  const areQuestions = items.length === answer.length && items.every((item) => isAsked(item));
  return areQuestions ? items.map((item) => withoutHtml(wordsOf(item))) : undefined;
}

function isAsked(item: ItemBlock): boolean {
  return howItReads(wordsOf(item)) === "asks";
}

function wordsOf(item: ItemBlock): string {
  const more = item.raw.split("\n").slice(1);
  return [item.text, ...more].map((line) => line.trim()).join(" ");
}

const behavioural =
  /\b(?:tell (?:me|us) about|describe|share|talk about|give (?:me |us )?an example of|think of|walk (?:me|us) through) (?:an?|the last|the most|your|some)? ?(?:\S+ )?(?:time|situation|occasion|conflict|failure|mistake|disagreement)\b|\ba time (?:when|you|that|where)\b/i;
const design = /^(?:how would you |please |can you )?(?:design|architect) (?:an?|the|and)\b/i;
const writing = /\b(?:write|fix|complete|implement|refactor|debug|correct|rewrite|improve|optimi[sz]e)\b/i;

function proposeKind(prompt: string): "spoken" | "code" | "design" | "behavioural" {
  const start = prompt.slice(0, 2_000);
  if (behavioural.test(start)) return "behavioural";
  if (design.test(start)) return "design";
  return /^\s*(?:`{3}|~{3})/m.test(prompt) && writing.test(start) ? "code" : "spoken";
}
