import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { loadInterviews } from "@/lib/interviews/loaders";
import { InterviewList } from "./interview-list";

export const metadata: Metadata = { title: "Interviews" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function InterviewsPage({ searchParams }: Props) {
  const { running, upcoming, past, cursor, mayCreate } = await loadInterviews(await searchParams);
  const turned = Boolean(cursor.later ?? cursor.older);
  const none = !turned && running.length + upcoming.rows.length + past.rows.length === 0;
  return (
    <>
      <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
        <h1 className="font-serif text-[32px] leading-tight">Interviews</h1>
        {mayCreate && !none ? <NewInterview /> : null}
      </div>
      {none ? <NoInterviews mayCreate={mayCreate} /> : null}
      <div className="space-y-10">
        <InterviewList title="Live" rows={running} />
        <InterviewList
          title="Upcoming"
          rows={upcoming.rows}
          more={upcoming.next && { href: `/interviews?later=${upcoming.next}`, word: "Later" }}
        />
        <InterviewList
          title="Past"
          rows={past.rows}
          more={past.next && { href: `/interviews?older=${past.next}`, word: "Older" }}
        />
      </div>
      {turned ? (
        <p className="mt-8">
          <Link href="/interviews" className="text-accent underline underline-offset-4">
            Back to all interviews
          </Link>
        </p>
      ) : null}
    </>
  );
}

function NewInterview() {
  return (
    <Link href="/interviews/new" className={buttonClass("primary")}>
      New interview
    </Link>
  );
}

function NoInterviews({ mayCreate }: { mayCreate: boolean }) {
  return (
    <Empty title={mayCreate ? "Plan your first interview" : "No interviews yet"}>
      <p className="max-w-prose text-muted">
        {mayCreate
          ? "Choose a kit, name the candidate, and send them the link you get. In the room you push one question at a time to their screen; your notes and ratings stay yours."
          : "Your team hasn’t planned an interview yet. Its interviewers can; you will see them here."}
      </p>
      {mayCreate ? <NewInterview /> : null}
    </Empty>
  );
}
