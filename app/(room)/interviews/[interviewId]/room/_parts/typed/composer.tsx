"use client";
import { useState } from "react";
import { KeepingLine } from "@/app/_saving/save-line";
import { useUnsent } from "@/app/_saving/use-unsent";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { KeyCap } from "@/app/_ui/key-cap";
import { type TypedKind, tooLongToSend } from "@/lib/text/limits";
import { saysSomething } from "@/lib/text/tidy";
import type { Actions } from "../use-actions";
import { type Typed, typedNow } from "./typed-actions";

type Props = {
  /** Null: closed. */
  kind: TypedKind | null;
  /** Where this browser keeps what isn't sent. */
  keptAs: string;
  first: string;
  /** The title of the question on the screen. */
  current: string | undefined;
  actions: Actions;
  /** What is sent is on the screen. */
  onSend(): void;
  onClose(): void;
};

const titles: Record<TypedKind, string> = {
  question: "A question on the spot",
  "follow-up": "A follow-up on the spot",
  message: "A message to the candidate",
};

/** What an interviewer types in the room, to be sent as it stands. */
export function Composer({ kind, onClose, ...rest }: Props) {
  return (
    <Dialog open={kind !== null} onClose={onClose} title={kind ? titles[kind] : ""}>
      {kind ? <Field key={kind} kind={kind} onClose={onClose} {...rest} /> : null}
    </Dialog>
  );
}

function Field({ kind, keptAs, first, current, actions, onSend, onClose }: Props & { kind: TypedKind }) {
  const [typed, setTyped] = useState(() => typedNow(""));
  const [isRefused, setRefused] = useState(false);
  const unsent = useUnsent<Typed>(
    `${keptAs}/${kind}`,
    (kept) => actions.isSent(kind, kept) || setTyped(kept),
  );
  const problem = tooLongToSend(typed.text, kind);
  const canSend = saysSomething(typed.text) && problem === null;
  const about: Record<TypedKind, string> = {
    question: `${first} sees exactly these words once you ask, as plain text, with code between lines of three backticks. They join this plan, not the bank.`,
    "follow-up": `${first} sees exactly these words below “${current ?? "the question"}” once you send them.`,
    message: `${first} reads it above the question. It is no chat: there is no way to answer it here.`,
  };

  function type(text: string): void {
    const now = typedNow(text);
    setTyped(now);
    if (saysSomething(text)) unsent.keep(now);
    else unsent.forget();
  }

  function send(): void {
    if (!canSend) return;
    const isTaken = actions.sendTyped(kind, typed, unsent.forget);
    if (isTaken) onSend();
    closeOnce(isTaken);
  }

  function plan(): void {
    closeOnce(actions.planTyped(typed, unsent.forget));
  }

  function closeOnce(isTaken: boolean): void {
    setRefused(!isTaken);
    if (isTaken) onClose();
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <label htmlFor="typed" className="text-sm text-muted">
        {about[kind]}
      </label>
      <textarea
        id="typed"
        rows={kind === "message" ? 2 : 4}
        value={typed.text}
        onChange={(change) => type(change.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          event.preventDefault();
          send();
        }}
        aria-describedby="typed-problem"
        aria-invalid={problem !== null || undefined}
        className="mt-3 block w-full resize-y rounded-control border border-line-field bg-surface px-3 py-2.5 text-[15px] leading-relaxed"
      />
      <p id="typed-problem" className="mt-1 text-[13px] text-live">
        {problem}
      </p>
      {isRefused && actions.notice?.isRefusal ? (
        <p role="alert" className="mt-1 text-[13px] text-live">
          {actions.notice.words}
        </p>
      ) : null}
      <KeepingLine keeping={unsent.keeping} />
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
        {kind === "question" ? (
          <Button disabled={!canSend} onClick={plan}>
            Add to the plan
          </Button>
        ) : null}
        <Button type="submit" look="primary" disabled={!canSend}>
          {kind === "question" ? "Ask now" : "Send"} <KeyCap>Ctrl Enter</KeyCap>
        </Button>
      </DialogActions>
    </form>
  );
}
