import type { FieldsProps } from "./head-fields";
import { ItemList, type ItemListProps } from "./item-list";
import { MarkdownField } from "./markdown-field";

type Props = FieldsProps & { promptHtml: string; modelAnswerHtml: string };

export function TextFields({ body, problems, onEdit, onLeave, promptHtml, modelAnswerHtml }: Props) {
  return (
    <>
      <MarkdownField
        title="Prompt"
        hint="One to four sentences, a code block where it helps. It must not give the key points away."
        previewTitle="What the candidate sees"
        value={body.prompt}
        initialHtml={promptHtml}
        most={4_000}
        error={problems.prompt}
        onEdit={(prompt) => onEdit({ prompt })}
        onLeave={() => onLeave("prompt")}
      />
      <MarkdownField
        title="Model answer"
        hint="What a strong candidate would say aloud, in the order a person would say it."
        previewTitle="What interviewers see"
        isPrivate
        value={body.modelAnswer}
        initialHtml={modelAnswerHtml}
        most={12_000}
        error={problems.modelAnswer}
        onEdit={(modelAnswer) => onEdit({ modelAnswer })}
        onLeave={() => onLeave("modelAnswer")}
      />
    </>
  );
}

const lists: Pick<ItemListProps, "field" | "title" | "one" | "hint">[] = [
  {
    field: "keyPoints",
    title: "Key points",
    one: "Key point",
    hint: "3 to 7 statements that an interviewer ticks as heard. Inline `code` only. Enter adds the next, Alt ↑ and Alt ↓ move.",
  },
  {
    field: "followUps",
    title: "Follow-ups",
    one: "Follow-up",
    hint: "2 to 4 questions to send after the first answer.",
  },
  {
    field: "hints",
    title: "Hints",
    one: "Hint",
    hint: "2 or 3 in their order, from a nudge to nearly the answer. Each is sent as it stands.",
  },
];

export function ListFields({ body, problems, onEdit, onLeave }: FieldsProps) {
  return (
    <div className="grid gap-x-8 gap-y-8 lg:grid-cols-2">
      {lists.map((list) => (
        <div key={list.field} className={list.field === "keyPoints" ? "lg:col-span-2" : ""}>
          <ItemList
            {...list}
            items={body[list.field]}
            problems={problems}
            onChange={(items) => onEdit({ [list.field]: items })}
            onLeave={onLeave}
          />
        </div>
      ))}
    </div>
  );
}
