import Link from "next/link";
import type { PastAttempt } from "@/lib/practice/history";
import { AttemptList } from "../attempt-list";

/** The last attempts, and the way to all of them. */
export function Recently({ attempts }: { attempts: PastAttempt[] }) {
  return (
    <section>
      <div className="mb-2 flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 className="font-semibold">Recently</h2>
        <Link
          href="/practice/history"
          prefetch={false}
          className="min-h-6 text-[13px] text-accent underline underline-offset-4"
        >
          All your answers
        </Link>
      </div>
      <AttemptList attempts={attempts} />
    </section>
  );
}
