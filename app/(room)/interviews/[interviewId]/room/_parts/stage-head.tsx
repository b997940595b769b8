import { Button } from "@/app/_ui/button";
import { KeyCap } from "@/app/_ui/key-cap";
import type { InterviewStatus } from "@/db/vocabulary";
import { type PlanRow, timeWords } from "@/lib/room/plan";
import type { TypedKind } from "@/lib/text/limits";
import type { Actions } from "./use-actions";
import { underWay } from "./use-commands";

type Props = {
  row: PlanRow | undefined;
  actions: Actions;
  first: string;
  position: "coming" | "on screen" | "taken back" | "done";
  status: InterviewStatus;
  onType(kind: TypedKind): void;
};

/** What Enter does, where that is to ask the chosen question. */
const nextWords: Partial<Record<Props["position"], string>> = {
  coming: "Ask this",
  "taken back": "Ask this again",
};

/** Where the chosen question stands, and what to do with it next. */
export function StageHead({ first, row, position, status, actions, onType }: Props) {
  const ended = status === "ended";
  const heading = {
    coming: ended ? "Not asked" : "Not sent yet",
    "on screen": "On screen",
    "taken back": "Taken back",
    done: ended ? "Asked" : "Asked before",
  }[position];
  const explains = {
    coming: `${first} ${ended ? "never saw" : "doesn’t see"} this`,
    "on screen": `what ${first} sees`,
    "taken back": `no longer on ${first}’s screen`,
    done: ended ? `what ${first} saw` : `no longer on ${first}’s screen`,
  }[position];
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 max-sm:[&_kbd]:hidden">
      <h2 id="stage-heading" className="font-semibold">
        {row ? heading : "On screen"}
      </h2>
      {row && row.times > 1 ? <strong className="font-semibold">{timeWords(row)}</strong> : null}
      <span className="text-muted max-sm:hidden lg:max-xl:hidden">{row ? explains : "nothing yet"}</span>
      <span role="status" className="ml-auto text-muted">
        {actions.pending ? underWay(actions.pending) : ""}
      </span>
      <div className="flex flex-wrap items-center justify-end gap-2 max-sm:ml-auto">
        {ended ? null : (
          <Button look="quiet" size="small" onClick={() => onType("message")}>
            Message <KeyCap>M</KeyCap>
          </Button>
        )}
        {status === "live" ? (
          <>
            {position === "on screen" ? (
              <Button look="quiet" size="small" onClick={actions.takeBack}>
                Take back
              </Button>
            ) : null}
            {row && position === "done" ? (
              <Button look="quiet" size="small" onClick={() => actions.ask(row)}>
                Ask again
              </Button>
            ) : null}
            <Button
              look={nextWords[position] ? "primary" : "plain"}
              size="small"
              onClick={actions.askNext}
              aria-disabled={actions.pending !== null}
            >
              {nextWords[position] ?? "Ask next"} <KeyCap>↵</KeyCap>
            </Button>
          </>
        ) : null}
      </div>
    </div>
  );
}
