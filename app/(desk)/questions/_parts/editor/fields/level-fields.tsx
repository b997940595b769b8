import { LevelBadge } from "@/app/_judging/level-badge";
import { describedBy, FieldNotes } from "@/app/_ui/form/field";
import { textAreaClass } from "@/app/_ui/form/text-area";
import { InlineCode } from "@/app/_ui/inline-code";
import { sayLength } from "@/lib/drafts/rules";
import type { FieldsProps } from "./head-fields";

const words = ["Wrong, or nothing", "Parts of it", "Solid", "Better than asked", "What an expert adds"];

/** What an answer to this very question sounds like at each level: the scale that raters read beside its number. */
export function LevelFields({ body, problems, onEdit, onLeave }: FieldsProps) {
  return (
    <fieldset className="min-w-0">
      <legend className="font-semibold">Levels</legend>
      <FieldNotes
        id="levels"
        error={problems.levels}
        hint={
          <InlineCode text="What an answer to this very question sounds like at each level. Inline `code` only." />
        }
      />
      <div className="mt-2 grid gap-3 lg:grid-cols-5">
        {words.map((word, index) => (
          <Level
            key={word}
            word={word}
            index={index}
            text={body.levels[index] ?? ""}
            error={problems[`levels.${index}`]}
            onEdit={(text) => onEdit({ levels: body.levels.with(index, text) })}
            onLeave={() => onLeave(`levels.${index}`)}
          />
        ))}
      </div>
    </fieldset>
  );
}

type LevelProps = {
  word: string;
  index: number;
  text: string;
  error?: string;
  onEdit(text: string): void;
  onLeave(): void;
};

function Level({ word, index, text, error, onEdit, onLeave }: LevelProps) {
  const id = `level-${index + 1}`;
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
