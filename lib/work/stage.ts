// From a document to questions that can be reviewed: read, compared with the bank, rendered. The bank comes page by page from whoever
// asked, and the questions go there in batches.
import type { NewItem } from "@/db/imports/items";
import type { Report, Staged } from "@/db/schema/import-columns";
import { nearlySame } from "@/lib/imports/likeness";
import { fillQuestion, tidyFound } from "@/lib/imports/rules";
import { questionFields } from "@/lib/questions/fields";
import { toFoundBy } from "@/lib/questions/found-by";
import { tidyLine } from "@/lib/text/tidy";
import type { DocumentRead, FoundQuestion } from "../documents/found";
import { readDocument } from "../documents/read-document";
import { type Compared, compareWithBank } from "./compare-with-bank";
import { finish, rest } from "./finish";
import { toQuestionHtml } from "./html";
import type { Conversation, Heard, Tell } from "./jobs";
import { renderAll } from "./render";

/** Texts may take long: whoever waits sees them sooner, and what nobody wants any more ends at the next word of it. */
const batch = { most: 50, longestMs: 2_000 };

export async function* stageDocument(first: Heard<"import">, tell: Tell): Conversation<"import"> {
  if (!("document" in first)) throw new Error("An import begins with its document.");
  const { name, bytes } = first.document;
  const read = await finish(readDocument({ name, bytes }), (share) => tell("reading", share));
  const { questions } = read;
  yield { read: { found: questions.length, report: toReport(read) } };
  if (questions.length === 0) return;
  const compared = yield* compareWithBank({ name, questions }, (share) => tell("comparing", share));
  tell("rendering", 0);
  let items: NewItem[] = [];
  let begunMs = performance.now();
  for (const [index, found] of questions.entries()) {
    items.push(await stage({ found, name, index }, compared[index]));
    await rest(); // two texts of each take seconds at worst: its parent may be gone meanwhile
    const isLast = index === questions.length - 1;
    if (!isLast && items.length < batch.most && performance.now() - begunMs < batch.longestMs) continue;
    yield { items, foundBy: items.map(({ fields }) => toFoundBy(fields.question)) };
    items = [];
    begunMs = performance.now();
  }
}

const mostReported = 500;

function toReport({ leftOut, unread = [], problems, kits }: DocumentRead): Report {
  const files = unread.map(({ path, why }) => ({ lines: null, text: path, why }));
  return {
    leftOut: [...files, ...leftOut]
      .slice(0, mostReported)
      .map(({ lines, text, why }) => ({ lines, text: tidyLine(text.slice(0, 200)), why: tidyLine(why) })),
    leftOutCount: files.length + leftOut.length,
    problems: [...problems.filter(({ isEnd }) => isEnd), ...problems.filter(({ isEnd }) => !isEnd)]
      .slice(0, mostReported)
      .map((problem) => ({ ...problem, message: tidyLine(problem.message.slice(0, 400)) })),
    problemCount: problems.length,
    kits: kits.slice(0, mostReported),
  };
}

type Found = { found: FoundQuestion; name: string; index: number };

async function stage({ found, name, index }: Found, compared: Compared | undefined): Promise<NewItem> {
  const { label, likeness } = compared ?? { label: { topic: "", competency: "" } };
  const { question: filled, slug, given } = fillQuestion({ found, name, label });
  const { question, problems } = tidyFound(filled);
  const { prompt, modelAnswer } = questionFields;
  // Texts beyond what the schema allows are shown as far as that.
  const texts = [question.prompt.slice(0, prompt.most), question.modelAnswer.slice(0, modelAnswer.most)];
  const { problems: unshown, ...html } = toQuestionHtml(await renderAll(texts));
  const all = [...problems, ...unshown];
  const like = likeness?.where === "bank" ? likeness : undefined;
  const fields: Staged = { question, slug, given, basedOn: like?.version ?? null };
  const isLeftOut = all.length > 0 || (likeness && likeness.likeness >= nearlySame);
  return {
    position: index + 1,
    lineFrom: found.lines.from,
    lineTo: found.lines.to,
    fields,
    problems: all,
    ...html,
    likeId: like?.questionId ?? null,
    likeness: likeness?.likeness ?? null,
    likePosition: likeness?.where === "document" ? likeness.position : null,
    choice: isLeftOut ? "skip" : "add",
  };
}
