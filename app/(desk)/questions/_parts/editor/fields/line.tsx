import { TextField } from "@/app/_ui/form/field";
import { sayLength } from "@/lib/drafts/rules";

type Props = {
  name: string;
  label: string;
  value: string;
  error?: string;
  /** Its length is counted only near this. */
  most?: number;
  list?: readonly string[];
  optional?: boolean;
  inputMode?: "numeric";
  className?: string;
  help?: string;
  onEdit(text: string): void;
  onLeave(): void;
};

/** One line of text, with what it might be. */
export function Line({ name, value, most, list, help, onEdit, onLeave, ...input }: Props) {
  const listId = list ? `suggested-${name}` : undefined;
  return (
    <>
      <TextField
        {...input}
        name={name}
        value={value}
        list={listId}
        autoComplete="off"
        onChange={(event) => onEdit(event.target.value)}
        onBlur={onLeave}
        hint={(most && sayLength(value, most)) || help}
      />
      {list ? (
        <datalist id={listId}>
          {list.map((each) => (
            <option key={each} value={each} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}
