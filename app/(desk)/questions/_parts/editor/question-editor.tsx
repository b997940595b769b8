"use client";
import { useEffect, useRef } from "react";
import { UnsavedChanges } from "@/app/_saving/unsaved-changes";
import { Notice, Undoable } from "@/app/_ui/notice";
import type { Editor } from "@/lib/drafts/reads";
import { Conflict } from "./conflict";
import { EditorHead } from "./editor-head";
import { AllFields } from "./fields/all-fields";
import { OtherWriters } from "./other-writers";
import { ReplaceDialog } from "./replace-dialog";
import { SaveBar } from "./save-bar";
import { TwoDrafts } from "./two-drafts";
import { useQuestionDraft } from "./use-question-draft";
import { useReplacing } from "./use-replacing";
import { useSaveKeys } from "./use-save-keys";
import { useSaving } from "./use-saving";

type Props = { personId: string; editor: Editor };

/** The form of a new question and of an old one. What is typed is this person's draft until it is saved as a version. */
export function QuestionEditor({ personId, editor }: Props) {
  const draft = useQuestionDraft(personId, editor);
  const saving = useSaving(editor, draft);
  const replacing = useReplacing(editor, draft, saving);
  const form = useWrongFocus(saving.wrongTries);
  useSaveKeys({ onSaveDraft: draft.saveNow, onSaveVersion: () => void saving.save(saving.restingStatus) });
  const fields = {
    body: draft.body,
    problems: saving.problems,
    onLeave: saving.leave,
    onEdit(change: Partial<typeof draft.body>) {
      replacing.keepTyped();
      draft.edit(change);
    },
    suggestions: { topic: editor.suggestions.topics, competency: editor.suggestions.competencies },
    html: { prompt: editor.promptHtml, modelAnswer: editor.modelAnswerHtml },
  };
  return (
    <>
      <EditorHead questionId={editor.questionId} base={saving.base} />
      {/* Before the notices: once it is closed, the one about what it did takes the focus. */}
      <ReplaceDialog {...replacing} />
      <Notices editor={editor} saving={saving} replacing={replacing} />
      <form
        ref={form}
        noValidate
        onSubmit={(event) => event.preventDefault()}
        className="[&_button]:scroll-mb-32 [&_input]:scroll-mb-32 [&_textarea]:scroll-mb-32"
      >
        {saving.conflict ? (
          <Conflict
            theirs={saving.conflict}
            mine={draft.body}
            isBusy={saving.isBusy}
            onSaveMine={() => void saving.saveOver()}
            onTakeTheirs={() => replacing.ask("theirs")}
          />
        ) : null}
        <TwoDrafts draft={draft} />
        <AllFields {...fields} />
        <SaveBar draft={draft} saving={saving} />
      </form>
    </>
  );
}

type NoticesProps = Pick<Props, "editor"> & {
  saving: ReturnType<typeof useSaving>;
  replacing: ReturnType<typeof useReplacing>;
};

function Notices({ editor, saving, replacing }: NoticesProps) {
  const { foundAtMs, undoWords } = replacing;
  return (
    <div className="mb-8 space-y-2 empty:hidden">
      {saving.base?.status === "retired" ? (
        <Notice>
          <p>This question is retired: no new interview is offered it, and those that asked it keep it.</p>
        </Notice>
      ) : null}
      <OtherWriters others={editor.others} />
      {foundAtMs !== null ? (
        <UnsavedChanges savedAtMs={foundAtMs} onDiscard={() => replacing.ask("discard")} />
      ) : null}
      {undoWords ? <Undoable words={undoWords} onUndo={replacing.undo} /> : null}
    </div>
  );
}

/** After a try that was refused the first wrong field has the focus; with nothing wrong, the other's version has. */
function useWrongFocus(tries: number) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (tries === 0) return;
    const find = (selector: string) => form.current?.querySelector<HTMLElement>(selector);
    (find("[aria-invalid=true], [data-wrong]") ?? find("#conflict"))?.focus();
  }, [tries]);
  return form;
}
