import { TextField } from "@/app/_ui/form/field";
import { TextArea } from "@/app/_ui/form/text-area";
import { DifficultyField, KindField } from "./choice-fields";
import type { TypedItem } from "./typed-item";

type Props = { values: TypedItem["fields"]; errors: Record<string, string> };

const lists = [
  ["keyPoints", "Key points"],
  ["followUps", "Follow-ups"],
  ["hints", "Hints"],
  ["levels", "Levels, 1 to 5"],
] as const;

/** All of a question, as one mends it. */
export function ItemFields({ values, errors }: Props) {
  const of = (name: string) => ({ name, defaultValue: values[name], error: errors[name] });
  const line = { autoComplete: "off" };
  return (
    <>
      <TextField label="Title" {...of("title")} {...line} />
      <TextArea label="Prompt" {...of("prompt")} rows={5} className="font-mono text-[13.5px]" />
      <TextArea label="Model answer" {...of("modelAnswer")} rows={8} className="font-mono text-[13.5px]" />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Topic" {...of("topic")} {...line} list="known-topics" />
        <TextField label="Competency" {...of("competency")} {...line} list="known-competencies" />
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        <KindField value={values.kind} error={errors.kind} />
        <DifficultyField value={values.difficulty} error={errors.difficulty} />
        <TextField label="Minutes" {...of("minutes")} inputMode="numeric" />
      </div>
      {lists.map(([name, label]) => (
        <TextArea
          key={name}
          label={label}
          {...of(name)}
          rows={Math.max(2, values[name]?.split("\n").length ?? 0)}
          hint="One a line."
        />
      ))}
      <TextField label="Tags" {...of("tags")} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField label="Source" {...of("source")} {...line} />
        <TextField label="Licence" {...of("licence")} {...line} />
      </div>
    </>
  );
}
