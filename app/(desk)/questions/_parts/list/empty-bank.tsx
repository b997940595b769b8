import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";

/** A team without any question: the three ways to begin. */
export function EmptyBank({ mayWrite }: { mayWrite: boolean }) {
  if (!mayWrite) {
    return (
      <Empty title="No questions yet">
        <p className="max-w-prose text-muted">
          Your team’s bank is empty. Its admins and interviewers can add questions; you will find them here.
        </p>
      </Empty>
    );
  }
  return (
    <Empty title="Fill your bank">
      <p className="max-w-prose text-muted">
        Take one of the packs that come with Rehearse, bring in questions that you have in a document or a
        spreadsheet, or write the first one yourself.
      </p>
      <div className="flex flex-wrap gap-2">
        <Link href="/questions/packs" className={buttonClass("primary")}>
          Choose packs
        </Link>
        <Link href="/questions/import" className={buttonClass()}>
          Import a document
        </Link>
        <Link href="/questions/new" className={buttonClass()}>
          Write a question
        </Link>
      </div>
    </Empty>
  );
}
