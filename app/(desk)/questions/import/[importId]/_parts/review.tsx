import type { Report } from "@/db/schema/import-columns";
import { loadReview } from "@/lib/imports/loaders";
import { AcceptBar } from "./accept-bar";
import { DocumentFaults } from "./document-faults";
import { Figures } from "./figures";
import { ItemRow } from "./item/item-row";
import { Kits } from "./kits";
import { ManyBar } from "./many-bar";
import { Pages } from "./pages";
import { ShowLinks } from "./show-links";

type Props = { importId: string; report: Report; query: Record<string, string | string[] | undefined> };

/** Everything that was found, a page at a time, to be chosen and mended before any of it is in the bank. */
export async function Review({ importId, report, query }: Props) {
  const review = await loadReview(importId, query);
  const { personId, counts, items, show, page, pageSize, topics, competencies } = review;
  const shown = {
    all: counts.found,
    alike: counts.alike,
    problems: counts.problems,
    skipped: counts.skipped,
  }[show];
  return (
    <>
      <Figures counts={counts} report={report} />
      <DocumentFaults report={report} />
      <AcceptBar importId={importId} chosen={counts.chosen} problems={counts.problems} />
      <Kits kits={report.kits} />
      <div className="mt-8 mb-3 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <ShowLinks importId={importId} show={show} counts={counts} />
        {items.length > 0 ? (
          <ManyBar
            importId={importId}
            show={show}
            shown={shown}
            first={items[0]?.position ?? 1}
            last={items.at(-1)?.position ?? 1}
          />
        ) : null}
      </div>
      {items.length > 0 ? (
        <ol className="border-t border-line-strong">
          {items.map((item) => (
            <ItemRow key={item.position} personId={personId} importId={importId} item={item} />
          ))}
        </ol>
      ) : (
        <p className="border-t border-line-strong py-6 text-muted">{nothing[show]}</p>
      )}
      <datalist id="known-topics">
        {topics.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
      <datalist id="known-competencies">
        {competencies.map((competency) => (
          <option key={competency} value={competency} />
        ))}
      </datalist>
      <Pages importId={importId} show={show} page={page} pages={Math.ceil(shown / pageSize)} />
    </>
  );
}

const nothing = {
  all: "Nothing is on this page. Go back to the first one.",
  alike: "Nothing here is like a question of your bank, or like an earlier one of this document.",
  problems: "No question here has a problem of its own.",
  skipped: "Nothing is skipped: all of it would be brought in.",
} as const;
