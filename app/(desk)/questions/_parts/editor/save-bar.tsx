"use client";
import { Button } from "@/app/_ui/button";
import { KeyCap } from "@/app/_ui/key-cap";
import { Problem } from "@/app/_ui/problem";
import { formatInstant } from "@/app/_ui/time/time-format";
import { useBrowserZone } from "@/app/_ui/time/use-browser-zone";
import { listMissing } from "@/lib/questions/field-kinds";
import { questionFields } from "@/lib/questions/fields";
import type { QuestionDraft } from "./use-question-draft";
import type { Saving } from "./use-saving";

/** Where the text stands, and the ways of saving it; always in sight. */
export function SaveBar({ draft, saving }: { draft: QuestionDraft; saving: Saving }) {
  return (
    <div className="sticky bottom-0 z-10 -mx-5 mt-10 border-t border-line bg-paper px-5 py-3 sm:-mx-6 sm:px-6">
      <Problem message={saving.problem} />
      <p role="status" className="mb-1 text-sm empty:hidden">
        {saving.said}
      </p>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="mr-auto min-w-0 text-[13px]">
          <DraftLine draft={draft} />
          <Missing body={draft.body} />
          <p className="mt-0.5 text-muted max-lg:hidden pointer-coarse:hidden">
            <KeyCap>Ctrl S</KeyCap> keeps what you typed, <KeyCap>Ctrl ↵</KeyCap>{" "}
            {saving.restingStatus === "draft" ? "saves it into the bank as a draft" : "saves the version"}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Ways saving={saving} />
        </div>
      </div>
    </div>
  );
}

/** None of it is needed to save or to approve. */
function Missing({ body }: Pick<QuestionDraft, "body">) {
  const missing = listMissing(questionFields, body);
  return missing.length > 0 ? (
    <p className="mt-0.5 text-muted">Still missing, for later: {missing.join(", ")}</p>
  ) : null;
}

type Way = { words: string; isMain: boolean; run(): Promise<void> };

function Ways({ saving }: { saving: Saving }) {
  return listWays(saving).map(({ words, isMain, run }) => (
    <Button
      key={words}
      look={isMain ? "primary" : "plain"}
      aria-disabled={saving.isBusy}
      onClick={() => void run()}
    >
      {words}
    </Button>
  ));
}

/** The main one last. A conflict leaves one way from here: the other is to take theirs. */
function listWays({ conflict, base, restingStatus, save, saveOver }: Saving): Way[] {
  if (conflict)
    return [{ words: `Save mine as version ${conflict.version + 1}`, isMain: true, run: saveOver }];
  const draft = (words: string) => ({ words, isMain: false, run: () => save("draft") });
  const approve = { words: "Save and approve", isMain: true, run: () => save("approved") };
  const next = `Save version ${(base?.version ?? 0) + 1}`;
  return {
    draft: [draft("Save as draft"), approve],
    approved: [draft("Save back to draft"), { ...approve, words: next }],
    retired: [{ words: next, isMain: false, run: () => save("retired") }, approve],
  }[restingStatus];
}

const calm: Partial<Record<string, string>> = {
  saved: "text-muted",
  unsaved: "text-muted",
  saving: "text-muted",
};

/** Where the typed text is, in words. `Saved` is said only after the server's commit. */
function DraftLine({ draft }: { draft: QuestionDraft }) {
  const zone = useBrowserZone();
  const { state, revision, savedAtMs, problem, keeping } = draft.written;
  const at = savedAtMs !== null && zone ? ` ${formatInstant(new Date(savedAtMs), zone, "clock")}` : "";
  const isKept = state === "saved" && revision > 0 && savedAtMs !== null;
  const isHere = keeping === "for a day" || keeping === "in this tab";
  const butKept = isHere ? ", but kept in this browser" : "";
  const keptUntil = isHere ? ". Kept in this browser until it answers" : "";
  const words = {
    saved: isKept ? `Kept for you${at}` : "No unsaved changes",
    unsaved: "Not saved yet",
    saving: "Saving…",
    offline: problem
      ? `Not saved${butKept}. ${problem}`
      : `Not saved: the server can’t be reached${keptUntil}`,
    refused: `Not saved: ${problem}`,
    conflict: "Not saved: you have two drafts. Choose one above",
  }[state];
  return (
    <p role="status" aria-label="Your draft" className={isKept ? "text-ok" : (calm[state] ?? "text-live")}>
      {words}
    </p>
  );
}
