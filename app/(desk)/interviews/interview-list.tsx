import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Chip } from "@/app/_ui/chip";
import type { ListedInterview } from "@/lib/interviews/reads";
import { StatusWord } from "./status-word";
import { InterviewWhen } from "./when";

type Props = { title: string; rows: ListedInterview[]; more?: { href: string; word: string } | null | "" };

/** One of the three lists; nothing at all where it is empty. */
export function InterviewList({ title, rows, more }: Props) {
  if (rows.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="mb-2 font-semibold">{title}</h2>
      <ul className="border-t border-line-strong">
        {rows.map((row) => (
          <Row key={row.interviewId} row={row} />
        ))}
      </ul>
      {more ? (
        <Link href={more.href} className={`${buttonClass()} mt-4`}>
          {more.word}
        </Link>
      ) : null}
    </section>
  );
}

function Row({ row }: { row: ListedInterview }) {
  const page = `/interviews/${row.interviewId}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-6 gap-y-1 border-b border-line py-3 md:grid-cols-[minmax(0,1fr)_15rem_6.5rem_7rem]">
      <p className="min-w-0 wrap-anywhere">
        <Link href={page} className="group block">
          <span className="block font-medium group-hover:underline group-hover:underline-offset-4">
            {row.title} {row.isDemo ? <Chip>Demo</Chip> : null}
          </span>
          <span className="block text-sm text-muted">{row.candidateName}</span>
        </Link>
      </p>
      <p className="order-last col-span-2 text-sm text-muted md:order-none md:col-span-1">
        <InterviewWhen {...row} />
      </p>
      <p className="order-last col-span-2 text-sm md:order-none md:col-span-1">
        <StatusWord status={row.status} />
      </p>
      <p className="justify-self-end">
        <Next row={row} page={page} />
      </p>
    </li>
  );
}

/** The one thing to do next, for whoever interviews in it. */
function Next({ row, page }: { row: ListedInterview; page: string }) {
  if (row.seatRole !== "interviewer" || row.status === "cancelled") return null;
  const [path, word] = row.status === "ended" ? ["scorecard", "Scorecard"] : ["room", "Open room"];
  const look = row.status === "live" || row.status === "paused" ? "primary" : "plain";
  return (
    <Link
      href={`${page}/${path}`}
      aria-label={`${word}: ${row.title}, ${row.candidateName}`}
      className={buttonClass(look, "small")}
    >
      {word}
    </Link>
  );
}
