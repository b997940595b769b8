import { SelectField } from "@/app/_ui/form/select-field";
import { questionKinds } from "@/db/vocabulary";
import { kindWords } from "@/lib/questions/rules";

type Props = { value?: string | number; empty?: string; error?: string };

export function KindField({ value, empty, error }: Props) {
  return (
    <SelectField label="Kind" name="kind" defaultValue={value ?? ""} error={error}>
      {empty ? <option value="">{empty}</option> : null}
      {questionKinds.map((kind) => (
        <option key={kind} value={kind}>
          {kindWords[kind]}
        </option>
      ))}
    </SelectField>
  );
}

export function DifficultyField({ value, empty, error }: Props) {
  return (
    <SelectField label="Difficulty" name="difficulty" defaultValue={value ?? ""} error={error}>
      {empty ? <option value="">{empty}</option> : null}
      {[1, 2, 3, 4, 5].map((difficulty) => (
        <option key={difficulty} value={difficulty}>
          {difficulty}
        </option>
      ))}
    </SelectField>
  );
}
