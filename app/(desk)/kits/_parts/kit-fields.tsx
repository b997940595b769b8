"use client";
import { useId } from "react";
import { Choice } from "@/app/_ui/form/choice";
import { describedBy, FieldNotes, inputClass, TextField } from "@/app/_ui/form/field";
import type { KitEditor } from "./use-kit-editor";

const longestSummary = 300;

/** `mayHide`: whether it is this person's to keep to themselves. */
export function KitFields({ editor, mayHide }: { editor: KitEditor; mayHide: boolean }) {
  const { typed, edit, errors } = editor;
  return (
    <div className="space-y-5">
      <div className="grid gap-5 sm:grid-cols-[minmax(0,1fr)_8rem]">
        <TextField
          label="Title"
          name="title"
          maxLength={80}
          autoComplete="off"
          required
          value={typed.title}
          onChange={(event) => edit({ title: event.target.value })}
          error={errors.title}
        />
        <TextField
          label="Minutes"
          name="minutes"
          type="number"
          inputMode="numeric"
          min={5}
          max={240}
          required
          value={typed.minutes}
          onChange={(event) => edit({ minutes: event.target.value })}
          error={errors.minutes}
        />
      </div>
      <SummaryField value={typed.summary} onType={(summary) => edit({ summary })} error={errors.summary} />
      {mayHide ? (
        <Choice
          checked={typed.isShared}
          onChange={(event) => edit({ isShared: event.target.checked })}
          hint="Otherwise you alone see it."
        >
          Share with the team
        </Choice>
      ) : null}
    </div>
  );
}

type Props = { value: string; onType(text: string): void; error?: string };

function SummaryField({ value, onType, error }: Props) {
  const id = useId();
  const left = longestSummary - value.length;
  const hint = `Who it is for and what it asks about.${left < 60 ? ` ${left < 0 ? `${-left} characters too many` : `${left} characters left`}.` : ""}`;
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        Summary
      </label>
      <textarea
        id={id}
        name="summary"
        rows={3}
        required
        value={value}
        onChange={(event) => onType(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={`${inputClass} resize-y py-2 text-[15px]`}
      />
      <FieldNotes id={id} hint={hint} error={error} />
    </div>
  );
}
