import { Chip } from "@/app/_ui/chip";
import { minutesAndSeconds } from "@/app/_ui/time/time-format";
import { describeSlack, isOver } from "@/lib/interviews/rules";
import type { Interview } from "./heading";

type Of = { interview: Interview };

/** The questions: what is planned until it starts; from then on what was asked, and apart from it what wasn't. */
export function Questions({ interview }: Of) {
  if (interview.seatRole === "candidate") {
    return (
      <List
        id="plan"
        title="Plan"
        empty="You are the candidate here: the questions stay with your interviewer."
      />
    );
  }
  if (!interview.startedAt) return <Plan interview={interview} />;
  return (
    <div className="min-w-0 space-y-8">
      <Asked interview={interview} />
      <NotAsked interview={interview} />
    </div>
  );
}

function Plan({ interview: { plan, planMinutes, plannedMinutes, competencies, status } }: Of) {
  const sum = `${planMinutes} of ${plannedMinutes} minutes`;
  const empty = isOver(status) ? (
    "No questions were planned."
  ) : (
    <>
      No questions yet. Open the room and press <kbd>Ctrl K</kbd> to add some from your bank.
    </>
  );
  return (
    <List
      id="plan"
      title="Plan"
      sum={isOver(status) ? sum : `${sum}, ${describeSlack(plannedMinutes, planMinutes)}`}
      empty={empty}
      below={<Covered competencies={competencies} />}
    >
      {plan.map((item, index) => (
        <Row key={item.planItemId} number={index + 1} {...item} side={`${item.minutes} min`} />
      ))}
    </List>
  );
}

function Asked({ interview: { asked, minutesRun, plannedMinutes, competencies, status } }: Of) {
  const sum = `${minutesRun} of ${plannedMinutes} minutes`;
  return (
    <List
      id="asked"
      title="Asked"
      sum={isOver(status) ? sum : `${sum} so far`}
      empty={isOver(status) ? "Nothing was asked." : "Nothing yet."}
      below={<Covered competencies={competencies} />}
    >
      {asked.map(({ askedQuestionId, competency, isTakenBack, onScreenMs, ...one }) => (
        <Row
          key={askedQuestionId}
          {...one}
          competency={isTakenBack ? `${competency}, taken back` : competency}
          side={onScreenMs === null ? "on screen now" : `${minutesAndSeconds(onScreenMs)} on screen`}
        />
      ))}
    </List>
  );
}

function NotAsked({ interview: { plan, planMinutes, status } }: Of) {
  if (plan.length === 0) return null;
  return (
    <List
      id="not-asked"
      title={isOver(status) ? "Planned, not asked" : "Still planned"}
      sum={`${planMinutes} min`}
    >
      {plan.map((item) => (
        <Row key={item.planItemId} {...item} side={`${item.minutes} min`} />
      ))}
    </List>
  );
}

type ListProps = {
  id: string;
  title: string;
  sum?: string;
  empty?: React.ReactNode;
  below?: React.ReactNode;
  children?: React.ReactNode[];
};

function List({ id, title, sum, empty, below, children = [] }: ListProps) {
  return (
    <section aria-labelledby={id} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
        {children.length > 0 ? <p className="text-sm text-muted tabular-nums">{sum}</p> : null}
      </div>
      {children.length > 0 ? (
        <ol className="border-t border-line-strong">{children}</ol>
      ) : (
        <p className="border-t border-line-strong py-4 text-muted">{empty}</p>
      )}
      {below}
    </section>
  );
}

type RowProps = { number?: number; title: string; competency: string; side: string };

function Row({ number, title, competency, side }: RowProps) {
  return (
    <li className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-3 border-b border-line py-2.5">
      <span className="text-muted tabular-nums">{number}</span>
      <span className="wrap-anywhere">
        {title}
        <span className="block text-[13px] text-muted">{competency}</span>
      </span>
      <span className="text-sm text-muted tabular-nums">{side}</span>
    </li>
  );
}

function Covered({ competencies }: Pick<Interview, "competencies">) {
  if (competencies.length === 0) return null;
  return (
    <div className="mt-4 flex flex-wrap items-center gap-1.5 text-sm text-muted">
      <span className="mr-1">Covers</span>
      {competencies.map(({ name, questions }) => (
        <Chip key={name}>
          {name}, {questions}
        </Chip>
      ))}
    </div>
  );
}
