"use client";
import type { Judgement } from "@/app/_judging/use-judgement";
import type { RoomState } from "@/app/_live/room-state";
import { Button } from "@/app/_ui/button";
import { InlineCode } from "@/app/_ui/inline-code";
import { KeyCap } from "@/app/_ui/key-cap";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import type { PlanRow } from "@/lib/room/plan";
import type { AskedView, Guide } from "@/lib/room/schema";
import type { CockpitEvent } from "./cockpit";
import { GuideTabs } from "./guide-tabs";
import type { Actions } from "./use-actions";

type Props = {
  className: string;
  event: CockpitEvent;
  row: PlanRow | undefined;
  guide: Guide | undefined;
  state: RoomState;
  judgement: Judgement;
  actions: Actions;
};

/** The chosen question: what the candidate sees of it, what they wrote, and below it the private guide. */
export function Stage({ className, event, row, guide, state, judgement, actions }: Props) {
  const { status } = state.room;
  const first = event.candidateName.split(" ")[0] ?? event.candidateName;
  const asked = row?.asked;
  const place = !asked ? "coming" : asked.closedAtMs === null ? "on screen" : "done";
  const ended = status === "ended";
  const heading = {
    coming: ended ? "Not asked" : "Not sent yet",
    "on screen": "On screen",
    done: ended ? "Asked" : "Asked before",
  }[place];
  const explains = {
    coming: `${first} ${ended ? "never saw" : "doesn’t see"} this`,
    "on screen": `what ${first} sees`,
    done: ended ? `what ${first} saw` : `no longer on ${first}’s screen`,
  }[place];
  return (
    <section
      aria-labelledby="stage-heading"
      className={`flex min-h-0 flex-col gap-3.5 overflow-y-auto px-4 py-3.5 xl:px-6 ${className}`}
    >
      <div className="flex flex-wrap items-center gap-x-2 gap-y-2">
        <h2 id="stage-heading" className="font-semibold">
          {row ? heading : "On screen"}
        </h2>
        <span className="text-muted max-sm:hidden">{row ? explains : "nothing yet"}</span>
        <span role="status" className="ml-auto text-muted">
          {actions.pending}
        </span>
        {status === "live" ? (
          <>
            {place === "on screen" ? (
              <Button look="quiet" size="small" onClick={actions.takeBack}>
                Take back
              </Button>
            ) : null}
            {row && place === "done" ? (
              <Button look="quiet" size="small" onClick={() => actions.ask(row)}>
                Ask again
              </Button>
            ) : null}
            <Button
              look={place === "coming" ? "primary" : "plain"}
              size="small"
              onClick={actions.askNext}
              disabled={actions.pending !== null}
            >
              {place === "coming" ? "Ask this" : "Ask next"} <KeyCap>↵</KeyCap>
            </Button>
          </>
        ) : null}
      </div>
      {status === "scheduled" ? <Waiting state={state} first={first} /> : null}
      {ended ? (
        <p role="status" className="rounded-card border border-line bg-surface px-4 py-3">
          The interview has ended and {first}’s room is closed. Rate what is missing here or in the scorecard.
        </p>
      ) : null}
      {row ? (
        <>
          <Mirror asked={asked} guide={guide} place={place} />
          {asked ? (
            <AnswerMirror asked={asked} first={first} state={state} timeZone={event.timeZone} />
          ) : null}
          {guide ? (
            <GuideTabs
              guide={guide}
              asked={asked}
              judgement={judgement}
              actions={actions}
              live={status === "live"}
            />
          ) : null}
        </>
      ) : (
        <p className="rounded-card border border-dashed border-line-strong px-5 py-10 text-center text-muted">
          Choose a question in the plan, or find one in the bank with <KeyCap>Ctrl K</KeyCap>.
        </p>
      )}
    </section>
  );
}

function Waiting({ state, first }: { state: RoomState; first: string }) {
  const here = state.people.some((one) => one.role === "candidate" && one.here);
  return (
    <p role="status" className="rounded-card border border-line bg-surface px-4 py-3">
      {here ? `${first} is in the lobby. ` : `${first} isn’t here yet. `}
      Nothing is on their screen until you start; look through the plan meanwhile.
    </p>
  );
}

function Mirror({
  asked,
  guide,
  place,
}: {
  asked: AskedView | undefined;
  guide: Guide | undefined;
  place: string;
}) {
  const html = asked?.promptHtml ?? guide?.promptHtml;
  const ground = place === "coming" ? "border-dashed border-line-strong" : "border-line bg-surface";
  return (
    <div className={`rounded-card border px-5 py-5 xl:px-6 ${ground}`}>
      {html ? (
        <MarkdownHtml html={html} className="max-w-[68ch] font-serif text-[22px] leading-[1.36]" />
      ) : (
        <p className="text-muted">Loading the question…</p>
      )}
      {asked && asked.hints.length + asked.followUps.length > 0 ? (
        <ul className="mt-4 space-y-1.5">
          {[
            ...asked.hints.map((sent) => ({ ...sent, what: `Hint ${sent.place + 1}` })),
            ...asked.followUps.map((sent) => ({ ...sent, what: "Follow-up" })),
          ].map((sent) => (
            <li key={`${sent.what}${sent.place}`} className="border-l-[3px] border-accent pl-3">
              <span className="text-muted">{sent.what}: </span>
              <InlineCode text={sent.text} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

type AnswerProps = { asked: AskedView; first: string; state: RoomState; timeZone: string };

function AnswerMirror({ asked, first, state, timeZone }: AnswerProps) {
  const saved = state.answers[asked.askedQuestionId];
  const typing = state.typing?.askedQuestionId === asked.askedQuestionId ? state.typing.body : null;
  const body = typing ?? saved?.body ?? "";
  const savedAt = saved?.savedAtMs
    ? `saved ${new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(saved.savedAtMs)}`
    : "";
  return (
    <section
      aria-label={`${first}’s written answer`}
      className="rounded-card border border-line bg-surface px-4 py-3.5"
    >
      <p className="flex justify-between gap-3 text-xs text-muted">
        <span>{typing !== null ? `${first} is writing` : `${first}’s answer`}</span>
        <span className="tabular-nums">{savedAt}</span>
      </p>
      <p className="mt-1.5 max-h-72 overflow-y-auto whitespace-pre-wrap text-sm leading-relaxed">
        {body || <span className="text-muted">Nothing written yet.</span>}
      </p>
    </section>
  );
}
