import { SelectField } from "@/app/_ui/form/select-field";
import type { WholeField, WordField } from "@/lib/questions/field-kinds";

type Props = {
  name: string;
  field: WholeField | WordField;
  value?: string;
  empty?: string;
  error?: string;
};

/** One of the few values that a field can have. */
export function ChoiceField({ name, field, value, empty, error }: Props) {
  return (
    <SelectField label={field.words} name={name} defaultValue={value ?? ""} error={error}>
      {empty ? <option value="">{empty}</option> : null}
      {choicesOf(field).map(([choice, word]) => (
        <option key={choice} value={choice}>
          {word}
        </option>
      ))}
    </SelectField>
  );
}

function choicesOf(field: WholeField | WordField): [value: string, word: string][] {
  if (field.value === "word") return Object.entries(field.of);
  const numbers = Array.from({ length: field.most - field.least + 1 }, (_, index) => field.least + index);
  return numbers.map((number) => [String(number), String(number)]);
}
