"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { asRefusal } from "@/app/_ui/form/use-action";
import type { QuestionStatus } from "@/db/vocabulary";
import type { Editor, Saved } from "@/lib/drafts/reads";
import { isSameBody, newBody } from "@/lib/drafts/rules";
import type { DraftValue } from "@/lib/drafts/schema";
import { saveQuestionAction } from "./actions";
import { useProblems } from "./use-problems";
import type { QuestionDraft } from "./use-question-draft";

/** The version that the text is compared with, and what saving it said. */
export function useSaving({ questionId, saved: initial, draft: first }: Editor, draft: QuestionDraft) {
  const router = useRouter();
  const [base, setBase] = useState<Saved | null>(initial);
  const [conflict, setConflict] = useState<Saved | null>(
    initial && first.value.basedOn < initial.version ? initial : null,
  );
  const [state, setState] = useState<"rest" | "saving" | "leaving">("rest");
  const [problem, setProblem] = useState<string>();
  const [said, say] = useState<string>();
  const [wrongTries, setWrongTries] = useState(0);
  const restingStatus = base?.status ?? "draft";
  const problems = useProblems(draft.body, restingStatus);

  function refuse(message: string): void {
    setProblem(message);
    setWrongTries((tries) => tries + 1);
  }

  /** Writes the next version; `basedOn` says which one it follows where that isn't the one that the draft began from. */
  async function save(status: QuestionStatus, basedOn = draft.written.value.basedOn): Promise<void> {
    if (state !== "rest") return;
    setProblem(undefined);
    say(undefined);
    const wrong = Object.keys(problems.try(status)).length;
    if (wrong > 0) refuse(`Not saved into the bank yet: ${countWrong(wrong)} another look.`);
    else await send({ basedOn, body: draft.body }, status);
  }

  async function send(value: DraftValue, status: QuestionStatus): Promise<void> {
    setState("saving");
    const reply = await saveQuestionAction({
      questionId,
      value,
      status,
      fromStatus: restingStatus,
      draftRevision: draft.current().revision,
    }).catch(asRefusal);
    setState("rest");
    if (!reply.ok) {
      problems.refuse(("fields" in reply.error ? reply.error.fields : undefined) ?? {});
      refuse(reply.error.message);
    } else if (reply.data.outcome === "conflict") {
      setConflict(reply.data.theirs);
      setWrongTries((tries) => tries + 1);
    } else noteSaved(value, reply.data);
  }

  type Done = { outcome: "saved" | "unchanged"; version: number; status: QuestionStatus };
  function noteSaved({ body }: DraftValue, { outcome, version, status }: Done): void {
    setBase({ version, status, body, savedBy: null, savedAtMs: Date.now() });
    setConflict(null);
    const now = draft.current();
    const isAllSaved = isSameBody(now.value.body, body);
    if (now.revision > 0 || now.state !== "saved" || !isAllSaved)
      draft.replaceNow({ basedOn: version, body: now.value.body });
    if (outcome === "unchanged") say(`Nothing changed since version ${version}, so there is no new one.`);
    else if (!isAllSaved) say(`Version ${version} is saved. What you typed since then is your draft.`);
    else leave();
  }

  function leave(): void {
    setState("leaving");
    router.push(`/questions/${questionId}`);
  }

  /** Mine after theirs: the version that is there stays in the history. */
  async function saveOver(): Promise<void> {
    if (conflict) await save(conflict.status, conflict.version);
  }

  return {
    base,
    conflict,
    problem,
    said,
    wrongTries,
    restingStatus,
    save,
    saveOver,
    isBusy: state !== "rest",
    problems: problems.shown,
    leave: problems.leave,
    /** The text that everybody has: the newest version, or of a new question nothing. */
    start: (): DraftValue => ({ basedOn: base?.version ?? 0, body: base?.body ?? newBody() }),
    /** Another text stands in the form: what was wrong with the old one isn't true of it. */
    restart(newBase: Saved | null, newConflict: Saved | null): void {
      setBase(newBase);
      setConflict(newConflict);
      setProblem(undefined);
      say(undefined);
      problems.reset();
    },
  };
}
export type Saving = ReturnType<typeof useSaving>;

const countWrong = (wrong: number) => (wrong === 1 ? "one place needs" : `${wrong} places need`);
