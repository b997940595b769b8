// Which of the gathered answers belongs to which question: as repeated, as numbered, in order, else by what each is about.
// Where two questions are as near, nobody is given the answer: a wrong one is worse than none.

import type { Reading } from "../../found";
import type { Block } from "../blocks/block";
import { readAnswerLabel } from "../blocks/labels";
import { outdent } from "../complete-question";
import { pairBySubject } from "../sentences/subjects";
import { type Gathering, leaveOut, type OpenQuestion, type Reader, why } from "../state";
import { type Chunk, splitChunks } from "./gathered";

export function* matchGathered(reader: Reader): Reading<void> {
  const left: Chunk[] = [];
  for (const gathering of reader.gatherings) {
    yield 0.8;
    const near = listNear(reader, gathering);
    const chunks = splitChunks(reader, gathering.blocks, near.length);
    yield 0.85;
    const open = pairByKey(reader, chunks);
    const rest = pairByNumber(open, near) ?? pairInOrder(open, near) ?? pairByWords(open, near);
    for (const chunk of rest) left.push(chunk);
  }
  if (left.length === 0) return;
  const unclear = pairByWords(left, reader.found.filter(isUnanswered));
  for (const chunk of unclear) leaveChunk(reader, chunk);
}

/** The unanswered questions of the part right before the answers. */
function listNear(reader: Reader, { before }: Gathering): OpenQuestion[] {
  const near: OpenQuestion[] = [];
  const part = reader.found[before - 1]?.part;
  for (let index = before - 1; reader.found[index]?.part === part; index--) {
    const question = reader.found[index];
    if (!question) break;
    if (isUnanswered(question)) near.push(question);
  }
  return near.reverse();
}

function isUnanswered(question: OpenQuestion): boolean {
  return !question.hasText && !question.gathered && question.answerFrom === undefined;
}

function pairByKey(reader: Reader, chunks: readonly Chunk[]): Chunk[] {
  return chunks.filter((chunk) => {
    const question = chunk.restates === undefined ? undefined : reader.known.get(chunk.restates);
    const [title, ...answer] = chunk.blocks;
    if (!question || question.gathered || !title) return true;
    const more =
      title.kind === "text" || title.kind === "item" ? title.raw.split("\n").slice(1).join("\n") : "";
    const below: Block = { kind: "text", indent: 0, at: title.at, raw: more };
    question.gathered = more ? [below, ...answer] : answer;
    leaveOut(reader, { from: title.at.from, to: title.at.from }, { text: title.raw, why: why.again });
    return false;
  });
}

/** Undefined where the answers bear no numbers, or not such as the questions have. */
function pairByNumber(chunks: readonly Chunk[], questions: readonly OpenQuestion[]): Chunk[] | undefined {
  if (chunks.length === 0 || chunks.some((chunk) => chunk.number === undefined)) return undefined;
  const numbers = new Set(chunks.map((chunk) => chunk.number));
  if (numbers.size < chunks.length) return undefined;
  const own = new Set(questions.map((question) => question.number));
  const isOwn = own.size === questions.length && !own.has(undefined);
  const byNumber = new Map(
    questions.map((question, index) => [isOwn ? question.number : index + 1, question]),
  );
  return chunks.filter((chunk) => {
    const question = byNumber.get(chunk.number);
    if (question) give(question, chunk);
    return !question;
  });
}

/** As many answers as questions stand in the questions’ order, if what they are about doesn’t say otherwise. */
function pairInOrder(chunks: readonly Chunk[], questions: readonly OpenQuestion[]): Chunk[] | undefined {
  if (chunks.length === 0 || chunks.length !== questions.length) return undefined;
  const pairs = pairBySubject(
    chunks.map(textOf),
    questions.map((question) => question.prompt),
  );
  const against = pairs.filter(({ answer, question }) => answer !== question).length;
  if (against * 2 > pairs.length) return undefined;
  chunks.forEach((chunk, index) => {
    const question = questions[index];
    if (question) give(question, chunk);
  });
  return [];
}

/** The answers that are left. */
function pairByWords(chunks: Chunk[], questions: readonly OpenQuestion[]): Chunk[] {
  const pairs = pairBySubject(
    chunks.map(textOf),
    questions.map((question) => question.prompt),
  );
  const given = new Set<Chunk>();
  for (const pair of pairs) {
    const [chunk, question] = [chunks[pair.answer], questions[pair.question]];
    if (!chunk || !question) continue;
    give(question, chunk);
    given.add(chunk);
  }
  return chunks.filter((chunk) => !given.has(chunk));
}

function give(question: OpenQuestion, chunk: Chunk): void {
  const [first] = chunk.blocks;
  const inner = first?.kind === "item" ? first.inner : 0;
  question.gathered =
    chunk.number === undefined
      ? chunk.blocks
      : chunk.blocks.flatMap((block, index) =>
          withoutSign({ ...block, raw: outdent(block.raw, inner) }, index),
        );
}

/** Without the number that only said whose answer it is. */
function withoutSign(block: Block, index: number): Block[] {
  if (index > 0) return [block];
  if (block.kind === "heading") return [];
  const raw = block.kind === "item" ? [block.text, ...block.raw.split("\n").slice(1)].join("\n") : block.raw;
  const label = readAnswerLabel(raw.split("\n", 1)[0] ?? "");
  const bare = label ? [label.rest, ...raw.split("\n").slice(1)].join("\n") : raw;
  return bare.trim() ? [{ kind: "text", indent: 0, at: block.at, raw: bare.trim() }] : [];
}

function textOf(chunk: Chunk): string {
  const [first] = chunk.blocks;
  return first?.kind === "item" ? first.text : (first?.raw ?? "");
}

function leaveChunk(reader: Reader, { blocks }: Chunk): void {
  const from = blocks[0]?.at.from ?? 1;
  const to = blocks.at(-1)?.at.to ?? from;
  leaveOut(reader, { from, to }, { text: blocks[0]?.raw ?? "", why: why.unclear });
}
