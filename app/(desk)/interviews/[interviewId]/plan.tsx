import { Chip } from "@/app/_ui/chip";
import { describeSlack, isOver } from "@/lib/interviews/rules";
import type { Interview } from "./heading";

/** The questions in their order, against the minutes there are. */
export function Plan({
  interview: { plan, planMinutes, plannedMinutes, competencies, status, seatRole },
}: {
  interview: Interview;
}) {
  return (
    <section aria-labelledby="plan" className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id="plan" className="font-semibold">
          Plan
        </h2>
        {plan.length > 0 ? (
          <p className="text-sm text-muted tabular-nums">
            {planMinutes} of {plannedMinutes} minutes, {describeSlack(plannedMinutes, planMinutes)}
          </p>
        ) : null}
      </div>
      {plan.length === 0 ? (
        <p className="border-t border-line-strong py-4 text-muted">
          {seatRole === "candidate" ? (
            "You are the candidate here: the questions stay with your interviewer."
          ) : isOver(status) ? (
            "No questions were planned."
          ) : (
            <>
              No questions yet. Open the room and press <kbd>Ctrl K</kbd> to add some from your bank.
            </>
          )}
        </p>
      ) : (
        <ol className="border-t border-line-strong">
          {plan.map((item, index) => (
            <li
              key={item.planItemId}
              className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-3 border-b border-line py-2.5"
            >
              <span className="text-muted tabular-nums">{index + 1}</span>
              <span className="wrap-anywhere">
                {item.title}
                <span className="block text-[13px] text-muted">{item.competency}</span>
              </span>
              <span className="text-sm text-muted tabular-nums">{item.minutes} min</span>
            </li>
          ))}
        </ol>
      )}
      <Covered competencies={competencies} />
    </section>
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
