import { TextField } from "@/app/_ui/form/field";
import { TextArea } from "@/app/_ui/form/text-area";
import type { Field, Fields } from "@/lib/questions/field-kinds";
import { questionFields } from "@/lib/questions/fields";
import { ChoiceField } from "./choice-field";
import type { ItemForm } from "./item-form";

type Props = { values: ItemForm["fields"]; errors: Record<string, string>; fields?: Fields };

/** What the page has a list of. */
const known: Readonly<Record<string, string>> = { topic: "known-topics", competency: "known-competencies" };

/** All of a question, as one mends it: its name and its texts first. */
export function ItemFields({ values, errors, fields = questionFields }: Props) {
  const [title, ...others]: Named[] = Object.entries(fields);
  const of = (isWanted: (field: Field) => boolean) => others.filter(([, field]) => isWanted(field));
  const input = ([name, field]: Named) => (
    <ItemField key={name} name={name} field={field} value={values[name]} error={errors[name]} />
  );
  return (
    <>
      {title ? input(title) : null}
      {of(({ value }) => value === "markdown").map(input)}
      <div className="grid gap-4 sm:grid-cols-2">
        {of((field) => field.value === "line" && field.part === "about").map(input)}
      </div>
      <div className="grid gap-4 sm:grid-cols-3">
        {of(({ value }) => value === "word" || value === "whole").map(input)}
      </div>
      {of(({ value }) => value === "lines" || value === "scale").map(input)}
      {of(({ value }) => value === "tags").map(input)}
      <div className="grid gap-4 sm:grid-cols-2">
        {of((field) => field.value === "line" && field.part === "origin").map(input)}
      </div>
    </>
  );
}

type Named = [name: string, field: Field];
type FieldProps = { name: string; field: Field; value: string | undefined; error: string | undefined };

function ItemField({ name, field, value, error }: FieldProps) {
  const input = { label: field.words, name, defaultValue: value, error };
  const rows = Math.max(2, value?.split("\n").length ?? 0);
  switch (field.value) {
    case "line":
      return <TextField {...input} autoComplete="off" list={known[name]} />;
    case "markdown": {
      const rows = field.shownTo === "candidate" ? 5 : 8;
      return <TextArea {...input} rows={rows} className="font-mono text-[13.5px]" />;
    }
    case "lines":
      return <TextArea {...input} rows={rows} hint="One a line." />;
    case "scale":
      return (
        <TextArea {...input} label={`${field.words}, 1 to ${field.count}`} rows={rows} hint="One a line." />
      );
    case "tags":
      return <TextField {...input} />;
    case "whole":
      if (field.input === "typed") return <TextField {...input} inputMode="numeric" />;
      return <ChoiceField name={name} field={field} value={value} error={error} />;
    case "word":
      return <ChoiceField name={name} field={field} value={value} error={error} />;
  }
}
