import type { Metadata } from "next";
import { Empty } from "@/app/_ui/empty";
import { loadPracticeHome } from "@/lib/practice/loaders";
import { DueToday } from "./_parts/due-today";
import { History } from "./_parts/history";
import { TopicList } from "./_parts/topic-list";

export const metadata: Metadata = { title: "Practice" };

const beside = "lg:grid-cols-[minmax(0,1.2fr)_minmax(0,1fr)]";

export default async function PracticePage() {
  const { now, topics, due, dueMinutes, nextDue, recent, calibration } = await loadPracticeHome();
  const begun = topics.some(({ fresh, total }) => fresh < total);
  return (
    <>
      <h1 className="mb-6 font-serif text-[32px] leading-tight">Practice</h1>
      {begun ? (
        <DueToday due={due} minutes={dueMinutes} nextDue={nextDue} now={now} />
      ) : topics.length > 0 ? (
        <Empty title="Pick a topic to begin">
          <p className="max-w-prose text-muted">
            One question at a time: answer it, say how sure you are, then see the model answer and grade
            yourself. Each question comes back when you are about to forget it.
          </p>
        </Empty>
      ) : null}
      <div className={`mt-10 grid items-start gap-x-12 gap-y-10 ${recent.length > 0 ? beside : ""}`}>
        <TopicList topics={topics} wide={recent.length === 0} />
        <History recent={recent} calibration={calibration} now={now} />
      </div>
    </>
  );
}
