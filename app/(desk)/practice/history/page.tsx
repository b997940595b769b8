import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { UpLink } from "@/app/_ui/up-link";
import { loadHistory } from "@/lib/practice/loaders";
import { AttemptList } from "../_parts/attempt-list";

export const metadata: Metadata = { title: "Your answers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HistoryPage({ searchParams }: Props) {
  const { attempts, next, older, questionId } = await loadHistory(await searchParams);
  const pageOf = (attemptId?: string) =>
    `/practice/history${queryOf({ older: attemptId, question: questionId })}`;
  return (
    <>
      <p className="mb-2 text-sm">
        {questionId ? (
          <UpLink href="/practice/history">All your answers</UpLink>
        ) : (
          <UpLink href="/practice">Practice</UpLink>
        )}
      </p>
      <h1 className="mb-6 font-serif text-[32px] leading-tight">
        {questionId ? "Your answers to one question" : "Your answers"}
      </h1>
      {attempts.length > 0 ? <AttemptList attempts={attempts} /> : <NoAnswers />}
      <nav aria-label="Pages" className="mt-6 flex flex-wrap gap-3">
        {older ? (
          <Link href={pageOf()} prefetch={false} className={buttonClass()}>
            Newest
          </Link>
        ) : null}
        {next ? (
          <Link href={pageOf(next)} prefetch={false} className={buttonClass()}>
            Older
          </Link>
        ) : null}
      </nav>
    </>
  );
}

function queryOf(given: Record<string, string | undefined>): string {
  const said = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return said.length > 0 ? `?${new URLSearchParams(said)}` : "";
}

function NoAnswers() {
  return (
    <Empty title="No answers here yet">
      <p className="max-w-prose text-muted">
        What you answer in practice is kept here, with how sure you were and how you graded it.
      </p>
      <Link href="/practice" className={buttonClass("primary")}>
        Go to practice
      </Link>
    </Empty>
  );
}
