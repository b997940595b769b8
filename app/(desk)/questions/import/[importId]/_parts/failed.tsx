import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import type { Report } from "@/db/schema/import-columns";
import { Discard } from "./discard";
import { LeftOut } from "./left-out";

/** Nothing to review: why, and what to do. */
export function Failed({ importId, report }: { importId: string; report: Report }) {
  return (
    <>
      <Empty title="There is nothing to review">
        <p className="max-w-prose text-muted">{report.failure}</p>
        <div className="flex flex-wrap gap-2">
          <Link href="/questions/import" className={buttonClass("primary")}>
            Bring in another
          </Link>
          <Discard importId={importId} />
        </div>
      </Empty>
      <LeftOut report={report} />
    </>
  );
}
