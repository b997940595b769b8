import { TextField } from "@/app/_ui/form/field";
import { Segments } from "@/app/_ui/form/segments";
import { questionKinds } from "@/db/vocabulary";
import type { Suggestions } from "@/lib/drafts/reads";
import { type Problems, sayLength } from "@/lib/drafts/rules";
import type { DraftBody } from "@/lib/drafts/schema";
import { kindWords } from "@/lib/questions/rules";

export type FieldsProps = {
  body: DraftBody;
  problems: Problems;
  onEdit(change: Partial<DraftBody>): void;
  onLeave(path: string): void;
};
type Props = FieldsProps & { suggestions: Suggestions };

const kinds = questionKinds.map((value) => ({ value, label: kindWords[value] }));
const difficulties = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }));

/** What the question is about: everything that the bank is filtered by. */
export function HeadFields({ suggestions, ...props }: Props) {
  const { body, onEdit } = props;
  return (
    <section aria-label="About" className="grid gap-x-5 gap-y-5 sm:grid-cols-2 lg:grid-cols-12">
      <Line {...props} field="title" label="Title" most={80} className="sm:col-span-2 lg:col-span-8">
        For interviewers only. The candidate never sees it.
      </Line>
      <div className="sm:col-span-2 lg:col-span-4">
        <Segments legend="Kind" options={kinds} value={body.kind} onChoose={(kind) => onEdit({ kind })} />
      </div>
      <Line
        {...props}
        field="topic"
        label="Topic"
        most={60}
        list={suggestions.topics}
        className="lg:col-span-4"
      >
        What it is about.
      </Line>
      <Line
        {...props}
        field="competency"
        label="Competency"
        most={60}
        list={suggestions.competencies}
        className="lg:col-span-4"
      >
        What is judged.
      </Line>
      <div className="grid grid-cols-[1fr_6rem] gap-4 lg:col-span-4">
        <Segments
          legend="Difficulty, 1 to 5"
          options={difficulties}
          value={body.difficulty}
          onChoose={(difficulty) => onEdit({ difficulty })}
        />
        <Line {...props} field="minutes" label="Minutes" inputMode="numeric" />
      </div>
      <Line {...props} field="tags" label="Tags" optional className="lg:col-span-12">
        Parted by commas: orm, query sets. Kept in small letters, with hyphens for blanks. At most 8.
      </Line>
    </section>
  );
}

type LineField = "title" | "topic" | "competency" | "minutes" | "tags" | "source" | "licence";
type LineProps = FieldsProps & {
  field: LineField;
  label: string;
  most?: number;
  list?: readonly string[];
  optional?: boolean;
  inputMode?: "numeric";
  className?: string;
  children?: string;
};

/** One line of text; its length is counted only near the limit. */
export function Line({ field, most, list, children, body, problems, onEdit, onLeave, ...input }: LineProps) {
  const value = body[field];
  const listId = list ? `suggested-${field}` : undefined;
  return (
    <>
      <TextField
        {...input}
        name={field}
        value={value}
        list={listId}
        autoComplete="off"
        onChange={(event) => onEdit({ [field]: event.target.value })}
        onBlur={() => onLeave(field)}
        error={problems[field]}
        hint={(most && sayLength(value, most)) || children}
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
