import { Segments } from "@/app/_ui/form/segments";
import type { Problems } from "@/lib/drafts/rules";
import type { DraftBody } from "@/lib/drafts/schema";
import type { AnyValue, Field } from "@/lib/questions/field-kinds";
import { ItemList } from "./item-list";
import { LevelFields } from "./level-fields";
import { Line } from "./line";
import { MarkdownField } from "./markdown-field";

export type FormProps = {
  body: Readonly<Record<string, AnyValue>>;
  problems: Problems;
  onEdit(change: Partial<DraftBody>): void;
  onLeave(path: string): void;
  /** What the bank has already, by field. */
  suggestions: Readonly<Record<string, readonly string[]>>;
  /** What the Markdown of the first render becomes, by field. */
  html: Readonly<Record<string, string>>;
};
type Props = FormProps & { name: string; field: Field; className?: string };

/** A field as one types it: how depends on the kind of its value alone. */
export function FieldInput({ name, field, className, ...form }: Props) {
  const { problems, onLeave } = form;
  const value = form.body[name] ?? "";
  const lines = [value].flat().map(String);
  const edit = (typed: AnyValue) => form.onEdit({ [name]: typed });
  const line = {
    name,
    className,
    label: field.words,
    help: field.help,
    value: String(value),
    error: problems[name],
    onEdit: edit,
    onLeave: () => onLeave(name),
  };
  switch (field.value) {
    case "line":
      return <Line {...line} most={field.most} list={form.suggestions[name] ?? field.usual} />;
    case "tags":
      return <Line {...line} optional />;
    case "whole":
      if (field.input === "typed") return <Line {...line} inputMode="numeric" />;
      return (
        <Segments
          legend={`${field.words}, ${field.least} to ${field.most}`}
          options={numbersOf(field)}
          value={Number(value)}
          onChoose={edit}
        />
      );
    case "word":
      return (
        <div className={className}>
          <Segments legend={field.words} options={wordsOf(field)} value={String(value)} onChoose={edit} />
        </div>
      );
    case "markdown":
      return (
        <MarkdownField
          title={field.words}
          hint={field.help ?? ""}
          previewTitle={field.shownTo === "candidate" ? "What the candidate sees" : "What interviewers see"}
          isPrivate={field.shownTo === "interviewers"}
          value={line.value}
          initialHtml={form.html[name] ?? ""}
          most={field.most}
          error={line.error}
          onEdit={edit}
          onLeave={line.onLeave}
        />
      );
    case "lines":
      return (
        <ItemList
          field={name}
          title={field.words}
          one={field.one}
          hint={field.help ?? ""}
          items={lines}
          problems={problems}
          onChange={edit}
          onLeave={onLeave}
        />
      );
    case "scale":
      return (
        <LevelFields
          name={name}
          field={field}
          lines={lines}
          problems={problems}
          onEdit={edit}
          onLeave={onLeave}
        />
      );
  }
}

const numbersOf = ({ least, most }: { least: number; most: number }) =>
  Array.from({ length: most - least + 1 }, (_, index) => ({
    value: least + index,
    label: String(least + index),
  }));

const wordsOf = ({ of }: { of: Readonly<Record<string, string>> }) =>
  Object.entries(of).map(([value, label]) => ({ value, label }));
