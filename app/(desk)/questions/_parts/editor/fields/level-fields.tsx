import { LevelBadge } from "@/app/_judging/level-badge";
import { describedBy, FieldNotes } from "@/app/_ui/form/field";
import { textAreaClass } from "@/app/_ui/form/text-area";
import { InlineCode } from "@/app/_ui/inline-code";
import { type Problems, sayLength } from "@/lib/drafts/rules";
import type { ScaleField } from "@/lib/questions/field-kinds";

const words = ["Wrong, or nothing", "Parts of it", "Solid", "Better than asked", "What an expert adds"];

type Props = {
  name: string;
  field: ScaleField;
  lines: readonly string[];
  problems: Problems;
  onEdit(lines: string[]): void;
  onLeave(path: string): void;
};

/** What an answer to this very question sounds like at each level: the scale that raters read beside its number. */
export function LevelFields({ name, field, lines, problems, onEdit, onLeave }: Props) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">{field.words}</legend>
      <FieldNotes id={name} error={problems[name]} hint={<InlineCode text={field.help ?? ""} />} />
      <div className="mt-2 grid gap-3 lg:grid-cols-5">
        {words.slice(0, field.count).map((word, index) => (
          <Level
            key={word}
            id={`${name}-${index + 1}`}
            word={word}
            index={index}
            text={lines[index] ?? ""}
            error={problems[`${name}.${index}`]}
            onEdit={(text) => onEdit(lines.with(index, text))}
            onLeave={() => onLeave(`${name}.${index}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}

type LevelProps = {
  id: string;
  word: string;
  index: number;
  text: string;
  error?: string;
  onEdit(text: string): void;
  onLeave(): void;
};

function Level({ id, word, index, text, error, onEdit, onLeave }: LevelProps) {
  const note = sayLength(text, 400);
  return (
    <div className="flex flex-col">
      <label htmlFor={id} className="mb-1 flex items-center gap-2 text-[13px]">
        <span aria-hidden="true">
          <LevelBadge level={index + 1} />
        </span>
        <span className="sr-only">Level {index + 1}: </span>
        <span className="text-muted">{word}</span>
      </label>
      <textarea
        id={id}
        value={text}
        rows={3}
        onChange={(event) => onEdit(event.target.value.replace(/[\r\n]+/g, " "))}
        onBlur={onLeave}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, note, error)}
        className={`${textAreaClass} field-sizing-content min-h-18 grow text-sm leading-normal! lg:min-h-40`}
      />
      <FieldNotes id={id} hint={note} error={error} />
    </div>
  );
}
