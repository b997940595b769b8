import { LevelBadge } from "../_judging/level-badge";

const plan = [
  ["What Django gives you, and what it costs", "4 of 4 min", 4],
  ["From URL to response", "7 of 5 min", 3],
  ["What the ORM does for you, and when it hurts", "On screen, 5:32 of 6 min", null],
  ["Changing a model in production", "6 min", undefined],
  ["Permissions that hold", "6 min", undefined],
] as const;

const keyPoints = [
  ["Maps rows to objects; querysets are lazy", true],
  ["Names the N+1 problem and its two remedies", true],
  ["Gives an example of their own", false],
] as const;

const levels = [
  "Rows as objects; no sense of the queries",
  "N+1 only after a hint",
  "Explains laziness, picks the right fetch",
  "Also moves work into the database",
  "Also knows where it stops being right",
] as const;

export const prompt =
  "A colleague says: “With an ORM you never have to think about SQL.” What does Django’s ORM do for you, and where have you seen it hurt?";

/** The interviewer's side, drawn with the product's own tokens. Decoration: the page hides it from assistive technology. */
export function CockpitPicture() {
  return (
    <div className="overflow-hidden rounded-card border border-line-strong bg-paper text-[11px] leading-[1.45] lg:mr-40">
      <div className="flex items-center gap-3 border-b border-line bg-surface px-4 py-2.5">
        <span className="font-serif text-[13px] font-medium">Rehearse</span>
        <span className="hidden text-muted sm:inline">Django, mid level, with Samira Osei</span>
        <span className="ml-auto text-ok">✓ On their screen</span>
        <span className="font-semibold tabular-nums">24:10</span>
      </div>
      <div className="grid md:grid-cols-[13rem_minmax(0,1fr)] lg:grid-cols-[13rem_minmax(0,1fr)_15rem]">
        <Plan />
        <Stage />
        <Judgement />
      </div>
    </div>
  );
}

function Plan() {
  return (
    <div className="hidden border-r border-line md:block">
      {plan.map(([title, time, level]) => (
        <div
          key={title}
          className={`flex gap-2 border-b border-line px-3.5 py-2.5 ${level === null ? "border-l-3 border-l-accent bg-accent-soft" : ""}`}
        >
          <span className="min-w-0 flex-1 font-medium">
            {title}
            <span
              className={`block font-normal tabular-nums ${level === null ? "text-accent" : "text-muted"}`}
            >
              {time}
            </span>
          </span>
          {level === undefined ? null : <LevelBadge level={level} />}
        </div>
      ))}
    </div>
  );
}

function Stage() {
  return (
    <div className="space-y-3 p-4 sm:p-5">
      <p className="font-semibold">
        On screen <span className="font-normal text-muted">what Samira sees</span>
      </p>
      <p className="rounded-card border border-line bg-surface p-4 font-serif text-[17px] leading-snug">
        {prompt}
      </p>
      <div className="rounded-card border border-private-line bg-private px-4 py-3">
        <p className="mb-2 flex justify-between font-medium">
          Key points 2/3 <span className="text-private-ink">Private to you</span>
        </p>
        {keyPoints.map(([point, heard]) => (
          <p key={point} className="flex items-center gap-2 py-1">
            <svg aria-hidden="true" viewBox="0 0 12 12" className="size-3 shrink-0">
              <rect
                x="0.5"
                y="0.5"
                width="11"
                height="11"
                rx="3"
                className={heard ? "fill-accent stroke-accent" : "fill-surface stroke-line-strong"}
              />
              {heard ? (
                <path d="M3 6.2 5.2 8.4 9 4" fill="none" className="stroke-on-accent" strokeWidth="1.3" />
              ) : null}
            </svg>
            {point}
          </p>
        ))}
      </div>
    </div>
  );
}

function Judgement() {
  return (
    <div className="hidden border-l border-private-line bg-private p-3.5 lg:block">
      <p className="mb-2 flex justify-between font-semibold">
        Judgement <span className="font-medium text-private-ink">Private to you</span>
      </p>
      {levels.map((words, index) => (
        <p
          key={words}
          className={`flex gap-2 rounded-control border p-1.5 ${index === 2 ? "border-accent bg-surface" : "border-transparent"}`}
        >
          <span
            className={`flex size-5 shrink-0 items-center justify-center rounded-[5px] border font-semibold ${index === 2 ? "border-accent bg-accent text-on-accent" : "border-private-line bg-surface"}`}
          >
            {index + 1}
          </span>
          {words}
        </p>
      ))}
    </div>
  );
}
