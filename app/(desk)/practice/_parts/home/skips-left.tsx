import Link from "next/link";
import { Notice } from "@/app/_ui/notice";
import { nextAddress, type Run, skippedIn, undoAddress } from "@/lib/practice/run";

/** At the end of a run: what was left out of it, and the ways back to it. */
export function SkipsLeft({ run }: { run: Run }) {
  const { length } = skippedIn(run).leftOut;
  const undo = undoAddress(run);
  if (length === 0 || !undo) return null;
  return (
    <div className="mb-6">
      <Notice>
        <p>
          {length === 1 ? "1 question was" : `${length} questions were`} left for another day; the date stays
          as it was. What you typed comes back with {length === 1 ? "it" : "them"} in this tab.
        </p>
        <Link href={undo} prefetch={false} className="underline underline-offset-4">
          Undo the last skip
        </Link>
        <Link
          href={nextAddress({ ...run, skipped: [] })}
          prefetch={false}
          className="underline underline-offset-4"
        >
          Take them up now
        </Link>
      </Notice>
    </div>
  );
}
