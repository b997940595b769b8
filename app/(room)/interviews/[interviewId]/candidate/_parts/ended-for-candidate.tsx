"use client";
import { useEffect } from "react";
import type { Autosaves } from "@/app/_saving/autosaves";
import type { Keeping } from "@/app/_saving/kept/outbox";
import { useKept } from "@/app/_saving/kept/use-kept";
import { buttonClass } from "@/app/_ui/button";
import { CopyButton } from "@/app/_ui/copy-button";
import { WrittenText } from "@/app/_ui/written-text";

type Props = {
  /** The call may go on after the room. */
  callUrl: string | null;
  answers: Autosaves<string>;
  /** The beginning of the answers' names in this browser. */
  keptAs: string;
  /** The room is shut: nothing more can be sent. */
  isShut: boolean;
  /** Nothing waits any more. */
  onSaved(): void;
};

/** After the end: last words are sent; "saved" is said once none is left, and what came too late is shown, never dropped. */
export function EndedForCandidate({ callUrl, answers, keptAs, isShut, onSaved }: Props) {
  const kept = useKept(keptAs);
  const unsent = answers.listUnsent().map(([key, text]) => ({ key, text, ...answers.get(key) }));
  const late = unsent.filter(({ state }) => isShut || state === "refused" || state === "conflict");
  const isSaved = kept?.count === 0 && unsent.length === 0;
  useEffect(() => {
    if (isSaved) onSaved();
  }, [isSaved, onSaved]);

  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-5 py-16">
      <p className="font-serif text-xl">Rehearse</p>
      <h1 className="mt-6 font-serif text-[30px] leading-tight">The interview has ended</h1>
      <p role="status" className="mt-4 text-muted">
        {isSaved
          ? thanks[kept.isAll ? "all" : "this page"]
          : describeWaiting({ kept, late: late.length, waiting: unsent.length - late.length, isShut })}
      </p>
      {late.map(({ key, text, state }) => (
        <section key={key} aria-label="Not saved" className="mt-4">
          {state === "conflict" ? (
            <p className="mb-1 text-[13px] text-muted">Another tab saved a different text, which counts.</p>
          ) : null}
          <WrittenText
            text={text.trim() === "" ? "(You had emptied this answer.)" : text}
            className="mb-2 rounded-card border border-line bg-surface px-4 py-3"
          />
          {text.trim() === "" ? null : <CopyButton text={text} />}
        </section>
      ))}
      {callUrl ? (
        <a
          href={callUrl}
          target="_blank"
          rel="noopener noreferrer"
          className={`${buttonClass()} mt-6 self-start`}
        >
          Open the call
        </a>
      ) : null}
    </main>
  );
}

/** By what could be looked at. */
const thanks = {
  all: "Thank you. What you wrote is saved with the interview, and this room is closed now. You can close this page.",
  "this page":
    "Thank you. What you wrote on this page is saved with the interview, and this room is closed now. You can close this page. Other tabs can’t be seen from here: if you wrote in one, read there whether that is saved before you close it.",
};

type Waiting = { kept: ReturnType<typeof useKept>; late: number; waiting: number; isShut: boolean };

function describeWaiting({ kept, late, waiting, isShut }: Waiting): string {
  if (waiting > 0) return "Your last words are on their way. Keep this page open for a moment.";
  if (late > 0)
    return `This could not be saved any more${isShut ? ": it came more than a minute after the end" : ""}. What was saved before stays. Copy it if you want to pass it on: ${kept ? staying[kept.keeping] : "keep this page open until then"}.`;
  if (kept === undefined) return "Looking whether everything that you wrote is saved…";
  return isShut
    ? "Something that you wrote isn’t saved. If another tab of this interview is open, copy it from there; otherwise reload this page to see it."
    : "Something that you wrote isn’t saved yet. Keep this page and other tabs of this interview open for a moment.";
}

const staying: Record<Keeping, string> = {
  "for a day": "this browser keeps it for a day",
  "in this tab": "it stays in this tab until you close it",
  nowhere: "this browser couldn’t keep it, so it goes with this page",
};
