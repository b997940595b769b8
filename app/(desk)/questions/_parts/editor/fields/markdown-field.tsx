"use client";
import { useId } from "react";
import { describedBy, FieldNotes } from "@/app/_ui/form/field";
import { textAreaClass } from "@/app/_ui/form/text-area";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { sayLength } from "@/lib/drafts/rules";
import { usePreview } from "./use-preview";

type Props = {
  title: string;
  hint: string;
  previewTitle: string;
  isPrivate?: boolean;
  value: string;
  initialHtml: string;
  most: number;
  error?: string;
  onEdit(text: string): void;
  onLeave(): void;
};

/** A Markdown text and, beside it or on a phone below it, what becomes of it. */
export function MarkdownField({ title, hint, most, value, error, ...props }: Props) {
  const id = useId();
  const { html, problem } = usePreview(value, props.initialHtml);
  const note = sayLength(value, most) ?? hint;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="mb-2 font-semibold">
        {title}
      </h2>
      <div className="grid gap-4 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col">
          <label htmlFor={id} className="mb-1 text-[13px] text-muted">
            Markdown<span className="sr-only"> of: {title}</span>
          </label>
          <textarea
            id={id}
            value={value}
            onChange={(event) => props.onEdit(event.target.value)}
            onBlur={props.onLeave}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy(id, note, error)}
            spellCheck
            className={`${textAreaClass} field-sizing-content max-h-[70vh] min-h-52 grow font-mono text-[13.5px]`}
          />
          <FieldNotes id={id} hint={note} error={error} />
        </div>
        <Preview {...props} html={html} problem={problem} />
      </div>
    </section>
  );
}

type PreviewProps = Pick<Props, "previewTitle" | "isPrivate"> & { html: string; problem?: string };

function Preview({ previewTitle, isPrivate, html, problem }: PreviewProps) {
  const ground = isPrivate ? "border-private-line bg-private" : "border-line bg-surface";
  const type = isPrivate ? "text-[15px] leading-relaxed" : "font-serif text-[22px] leading-[1.36]";
  return (
    <div className="flex min-w-0 flex-col">
      <p className="mb-1 flex flex-wrap items-baseline gap-x-3 text-[13px] text-muted">
        {previewTitle}
        {isPrivate ? <span className="ml-auto text-xs font-semibold text-private-ink">Private</span> : null}
      </p>
      <section
        aria-label={previewTitle}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long preview must be reachable to scroll
        tabIndex={0}
        className={`max-h-[70vh] min-h-24 grow overflow-auto rounded-card border px-4 py-3 lg:min-h-52 ${ground}`}
      >
        {html ? (
          <MarkdownHtml html={html} className={type} />
        ) : (
          <p className="text-sm text-muted">Nothing to show yet.</p>
        )}
      </section>
      <p role="status" className="mt-1 text-[13px] text-muted empty:hidden">
        {problem ? `An older text is shown. ${problem}` : ""}
      </p>
    </div>
  );
}
