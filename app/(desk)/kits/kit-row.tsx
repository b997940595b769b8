import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import type { ListedKit } from "@/lib/kits/reads";
import { describeLeftOut, describeMaker } from "@/lib/kits/rules";

export function KitRow({ kit, mayWrite }: { kit: ListedKit; mayWrite: boolean }) {
  const { questions, competencies } = kit;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-6 gap-y-2 border-b border-line py-4 md:grid-cols-[minmax(0,1fr)_13rem_9.5rem]">
      <div className="col-span-2 min-w-0 wrap-anywhere md:col-span-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <Link href={`/kits/${kit.kitId}`} className="font-medium hover:underline hover:underline-offset-4">
            {kit.title}
          </Link>
          {kit.isShared ? null : <Chip>Only you</Chip>}
        </p>
        <p className="mt-0.5 max-w-prose text-sm text-muted">{kit.summary}</p>
        {competencies.length > 0 ? (
          <ul aria-label="Competencies" className="mt-2 flex flex-wrap gap-1.5">
            {competencies.map((competency) => (
              <li key={competency}>
                <Chip>{competency}</Chip>
              </li>
            ))}
          </ul>
        ) : null}
        {kit.leftOut > 0 ? <p className="mt-2 text-sm">{describeLeftOut(kit.leftOut)}</p> : null}
      </div>
      <p className="text-sm tabular-nums">
        {kit.minutes} minutes, {questions} {questions === 1 ? "question" : "questions"}
        <span className="block text-muted wrap-anywhere">{describeMaker(kit.madeBy)}</span>
      </p>
      {mayWrite ? (
        <p className="justify-self-end">
          <Link
            href={`/interviews/new?kit=${kit.kitId}`}
            aria-label={`Start an interview from ${kit.title}`}
            className={buttonClass("plain", "small")}
          >
            Start an interview
          </Link>
        </p>
      ) : null}
    </li>
  );
}
