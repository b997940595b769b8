"use client";
import { useRouter } from "next/navigation";
import { type TransitionStartFunction, useState } from "react";
import type { SingleAutosave } from "@/app/_saving/use-autosaves";
import type { Written } from "@/app/_saving/written";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { asRefusal } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import type { Recommendation } from "@/db/vocabulary";
import { recommendationWords } from "@/lib/scorecards/rules";
import { submitScorecardAction } from "../actions";
import { RecommendationField } from "./recommendation-field";
import { useOpening } from "./use-opening";

type Props = {
  interviewId: string;
  asked: number;
  missing: number[];
  summary: SingleAutosave<string>;
  /** Notes and ratings above that aren't saved yet. */
  unsent: number;
  /** Where among them two versions want a choice. */
  conflicts: string;
  submitting: [boolean, TransitionStartFunction];
  opensInMs: number;
};

/** The recommendation and the one step that can't be taken back. */
export function Submission({
  interviewId,
  asked,
  missing,
  summary,
  unsent,
  conflicts,
  submitting,
  opensInMs,
}: Props) {
  const router = useRouter();
  const [chosen, setChosen] = useState<Recommendation>();
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = submitting;
  const { opensInS, wasShut } = useOpening(opensInMs);
  if (asked === 0)
    return <p className="text-muted">Nothing was asked, so there is nothing to recommend or submit.</p>;

  const { value, revision, state } = summary.written;
  const allSaved = state === "saved" && unsent === 0;

  const submit = () =>
    startTransition(async () => {
      const base = { interviewId, summary: value, baseRevision: revision };
      const reply = await submitScorecardAction({ ...base, recommendation: chosen }).catch(asRefusal);
      setAsking(false);
      if (!reply.ok) return setProblem(reply.error.message);
      if (reply.data.outcome === "submitted") {
        window.scrollTo(0, 0);
        return router.refresh();
      }
      // Another tab's summary stands; this is it.
      summary.heard({ value: reply.data.summary, revision: reply.data.revision, savedAtMs: null });
      setProblem(
        "Another tab changed the summary. The field above shows it as it is now; read it, then submit again.",
      );
    });

  return (
    <section className="space-y-4">
      <RecommendationField missing={missing} chosen={chosen} onChoose={setChosen} />
      <Problem message={problem} />
      <Button
        look="primary"
        size="large"
        disabled={opensInS === 0 && (!chosen || missing.length > 0)}
        aria-disabled={opensInS > 0 || undefined}
        aria-describedby={wasShut ? "opening" : undefined}
        onClick={() => {
          if (opensInS > 0) return;
          summary.flush();
          setProblem(undefined);
          setAsking(true);
        }}
      >
        Submit the scorecard{opensInS > 0 ? ` in ${opensInS} s` : ""}
      </Button>
      {wasShut ? <Opening opensInS={opensInS} /> : null}
      <Dialog open={asking} onClose={() => setAsking(false)} title="Submit this scorecard?">
        <p className="text-sm">
          It is final: ratings, notes, summary and your recommendation, “
          {chosen ? recommendationWords[chosen] : ""}”, stay as they are from then on.
        </p>
        {value.trim() === "" ? <p className="mt-2 text-sm">The summary is empty.</p> : null}
        {allSaved ? null : <Waiting summary={summary.written} unsent={unsent} conflicts={conflicts} />}
        <DialogActions>
          <Button onClick={() => setAsking(false)}>Keep editing</Button>
          <Button look="primary" disabled={pending || !allSaved} onClick={submit}>
            {pending ? "Submitting…" : "Submit"}
          </Button>
        </DialogActions>
      </Dialog>
    </section>
  );
}

/** Read with the button; that it has opened is said once. */
function Opening({ opensInS }: { opensInS: number }) {
  return (
    <p id="opening" role="status" className="text-sm text-muted">
      {opensInS > 0
        ? "The interview ended just now: its last words may still arrive. Go on writing; notes, ratings and the summary are saved meanwhile."
        : "The scorecard can be submitted now."}
    </p>
  );
}

type WaitingProps = Pick<Props, "unsent" | "conflicts"> & { summary: Written<string> };

/** What is saved by itself is waited for; two versions never are one by themselves. */
function Waiting({ summary, unsent, conflicts }: WaitingProps) {
  const unsettled = [conflicts, summary.theirs ? "the summary" : ""].filter(Boolean).join(", ");
  return (
    <p role="status" className="mt-2 text-sm text-live">
      {unsettled
        ? `Two versions want your choice first: ${unsettled}.`
        : `${unsent > 0 ? "A note or a rating above" : "The summary"} isn’t saved yet. Submitting waits for it.`}
    </p>
  );
}
