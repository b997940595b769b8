import type { Metadata } from "next";
import { Empty } from "@/app/_ui/empty";
import { loadPracticeHome } from "@/lib/practice/loaders";
import { DueToday } from "./_parts/home/due-today";
import { HowSure } from "./_parts/home/how-sure";
import { Recently } from "./_parts/home/recently";
import { SkipsLeft } from "./_parts/home/skips-left";
import { TopicList } from "./_parts/home/topic-list";

export const metadata: Metadata = { title: "Practice" };

const beside = "lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function PracticePage({ searchParams }: Props) {
  const home = await loadPracticeHome(await searchParams);
  const { now, run, topics, due, dueMinutes, nextDueMs, recent, calibration } = home;
  const begun = topics.some(({ fresh, total }) => fresh < total);
  const hasHistory = recent.length > 0;
  return (
    <>
      <h1 className="mb-6 font-serif text-[32px] leading-tight">Practice</h1>
      <SkipsLeft run={run} />
      {begun ? (
        <DueToday due={due} minutes={dueMinutes} nextDueMs={nextDueMs} nowMs={now.getTime()} />
      ) : topics.length > 0 ? (
        <Empty title="Pick a topic to begin">
          <p className="max-w-prose text-muted">
            One question at a time: answer it, say how sure you are, then see the model answer and grade
            yourself. Each question comes back when you are about to forget it.
          </p>
        </Empty>
      ) : null}
      <div className={`mt-10 grid items-start gap-x-12 gap-y-10 ${hasHistory ? beside : ""}`}>
        <TopicList topics={topics} wide={!hasHistory} nowMs={now.getTime()} />
        {hasHistory ? (
          <div className="space-y-10">
            <HowSure calibration={calibration} />
            <Recently attempts={recent} />
          </div>
        ) : null}
      </div>
    </>
  );
}
