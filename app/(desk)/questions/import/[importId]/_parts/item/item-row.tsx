import { InlineCode } from "@/app/_ui/inline-code";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import type { ReviewItem } from "@/lib/imports/reads";
import { nameLines, titleOf } from "@/lib/imports/rules";
import { keysOf } from "@/lib/keys";
import { questionFields } from "@/lib/questions/fields";
import { ItemChoice } from "./item-choice";
import { ItemFrame } from "./item-frame";
import { Likeness } from "./likeness";

type Props = { personId: string; importId: string; item: ReviewItem };

/** One found question as it would stand in the bank, with what becomes of it. */
export function ItemRow({ personId, importId, item }: Props) {
  const { position, question, problems, choice } = item;
  return (
    <li
      aria-labelledby={`title-${position}`}
      className="grid gap-x-6 gap-y-3 border-b border-line py-5 md:grid-cols-[2.5rem_minmax(0,1fr)_11rem]"
    >
      <span className="text-sm text-muted tabular-nums max-md:hidden">{position}</span>
      <ItemFrame
        personId={personId}
        importId={importId}
        position={position}
        question={question}
        problems={problems}
      >
        <Shown item={item} />
        <Likeness importId={importId} item={item} />
      </ItemFrame>
      <div className="max-md:row-start-1">
        <ItemChoice
          importId={importId}
          position={position}
          title={question.title}
          choice={problems.length > 0 ? "skip" : choice}
          isClosed={problems.length > 0}
          like={item.like ? "bank" : item.earlier ? "document" : undefined}
        />
      </div>
    </li>
  );
}

function Shown({ item }: { item: ReviewItem }) {
  const { position, question, problems, promptHtml, modelAnswerHtml } = item;
  const { title, prompt } = question;
  const saysItsTitle = prompt.trim() !== "" && !prompt.trim().includes("\n") && titleOf(prompt) === title;
  const asked = <MarkdownHtml html={promptHtml} className="font-serif text-lg leading-snug wrap-anywhere" />;
  return (
    <div className="min-w-0 space-y-3 [contain:inline-size]">
      <div>
        <h2
          id={`title-${position}`}
          className={saysItsTitle ? "sr-only" : "text-[15px] font-medium wrap-anywhere"}
        >
          {title || "Without a title"}
        </h2>
        {saysItsTitle ? asked : null}
        <p className="text-[13px] text-muted wrap-anywhere">
          <span className="md:hidden">Number {position} · </span>
          {describeItem(item)}
        </p>
      </div>
      {problems.length > 0 ? (
        <ul className="text-sm text-live">
          {problems.map(({ field, message }) => (
            <li key={field + message}>{message}</li>
          ))}
        </ul>
      ) : null}
      {saysItsTitle ? null : asked}
      {modelAnswerHtml ? (
        <details open={modelAnswerHtml.length < 1_200}>
          <summary className="min-h-6 w-fit text-[13px] text-muted hover:text-ink">Model answer</summary>
          <MarkdownHtml html={modelAnswerHtml} className="mt-1 text-[15px] leading-relaxed wrap-anywhere" />
        </details>
      ) : (
        <p className="text-sm text-muted">No answer was found.</p>
      )}
      <Lists question={question} />
    </div>
  );
}

/** "Lines 12–30 · ORM, Data · spoken · difficulty 3 · 5 minutes · draft" */
function describeItem({ lineFrom, lineTo, question }: ReviewItem): string {
  const { topic, competency, kind, difficulty, minutes, status, tags } = question;
  const lines = nameLines({ from: lineFrom, to: lineTo });
  return [
    `${lines[0]?.toUpperCase()}${lines.slice(1)}`,
    `${topic}, ${competency}`,
    kind,
    `difficulty ${difficulty}`,
    `${minutes} minutes`,
    ...(tags.length > 0 ? [tags.join(", ")] : []),
    status,
  ].join(" · ");
}

function Lists({ question }: { question: ReviewItem["question"] }) {
  const lists = keysOf(questionFields).flatMap((name) => {
    const { value, words } = questionFields[name];
    return value === "lines" || value === "scale"
      ? [[words, [question[name]].flat().map(String)] as const]
      : [];
  });
  return lists.map(([name, texts]) =>
    texts.length === 0 ? null : (
      <details key={name}>
        <summary className="min-h-6 w-fit text-[13px] text-muted hover:text-ink">
          {name}, {texts.length}
        </summary>
        <ol className="mt-1 list-decimal space-y-1 pl-6 text-sm wrap-anywhere">
          {texts.map((text, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a question under review don't move
            <li key={index}>
              <InlineCode text={text} />
            </li>
          ))}
        </ol>
      </details>
    ),
  );
}
