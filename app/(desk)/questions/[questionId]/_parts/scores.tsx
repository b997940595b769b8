import { formatHundredths } from "@/lib/scorecards/rules";
import type { Scored, Usage } from "@/lib/versions/reads";
import { usesToShow } from "@/lib/versions/rules";
import { LevelBars } from "./level-bars";

type Props = { usage: Usage; plannedMinutes: number };

/** How the question did in ended interviews, once there are enough of them to say something about it. */
export function Scores({ usage, plannedMinutes }: Props) {
  return (
    <section aria-labelledby="scores" className="min-w-0">
      <h2 id="scores" className="mb-2.5 font-semibold">
        How it scored
      </h2>
      {usage.scored ? (
        <div className="rounded-card border border-line bg-surface p-5">
          <Figures usage={usage} scored={usage.scored} plannedMinutes={plannedMinutes} />
          <LevelBars levels={usage.scored.levels} />
          <p className="mt-4 text-[13px] text-muted">
            All versions together. Levels count five interviews at a time, in the order in which they ended:
            once all their scorecards are submitted, or 30 days after. Five with one that you still have to
            judge, or were the candidate of, are left out. Five in one of which it wasn’t observed count with
            the next five, or not at all.
          </p>
        </div>
      ) : (
        <p className="text-muted">
          {describeUses(usage.uses)} From {usesToShow} times on, this shows how it scored.
        </p>
      )}
    </section>
  );
}

function describeUses(uses: number): string {
  if (uses === 0) return "Not asked in an ended interview yet.";
  return uses === 1 ? "Asked once." : `Asked ${uses} times.`;
}

type FiguresProps = Props & { scored: NonNullable<Scored> };

function Figures({ usage: { uses, hinted, medianMs }, scored, plannedMinutes }: FiguresProps) {
  const { mean, middleHalf, ratings } = scored;
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 sm:grid-cols-3">
      <Figure name="Asked" value={String(uses)} note={uses === 1 ? "time" : "times"} />
      <Figure
        name="Mean"
        value={mean === null ? "–" : formatHundredths(mean)}
        note={
          mean === null ? "not enough rated yet" : `of 5, ${ratings} ${ratings === 1 ? "rating" : "ratings"}`
        }
      />
      <Figure
        name="Spread"
        value={middleHalf ? `${middleHalf.from}–${middleHalf.to}` : "–"}
        note={middleHalf ? "the middle half of the ratings" : "from four ratings on"}
      />
      <Figure
        name="On screen"
        value={medianMs === null ? "–" : (medianMs / 60_000).toFixed(1)}
        note={`minutes, median; planned ${plannedMinutes}`}
      />
      <Figure
        name="Hint given"
        value={`${Math.round((100 * hinted) / uses)} %`}
        note={`in ${hinted} of ${uses} uses`}
      />
    </dl>
  );
}

function Figure({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div>
      <dt className="text-xs text-muted">{name}</dt>
      <dd>
        <span className="block font-serif text-[28px] leading-tight tabular-nums">{value}</span>
        <span className="block text-[13px] text-muted">{note}</span>
      </dd>
    </div>
  );
}
