import Link from "next/link";
import type { Counts } from "@/db/imports/items";
import type { Show } from "@/lib/imports/schema";
import { number } from "../../words";

type Props = { importId: string; show: Show; counts: Counts };

/** What of it is listed. */
export function ShowLinks({ importId, show, counts }: Props) {
  const links = [
    ["all", "All", counts.found],
    ["alike", "Likenesses", counts.alike],
    ["problems", "Problems", counts.problems],
    ["skipped", "Skipped", counts.skipped],
  ] as const;
  return (
    <nav aria-label="Which are listed">
      <ul className="-mx-2 flex flex-wrap gap-1 text-sm">
        {links.map(([name, word, count]) => (
          <li key={name}>
            <Link
              href={`/questions/import/${importId}${name === "all" ? "" : `?show=${name}`}`}
              aria-current={show === name ? "page" : undefined}
              className="flex min-h-8 items-center rounded-control px-2 text-muted hover:text-ink aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-accent aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8"
            >
              {word}&nbsp;<span className="tabular-nums">{number(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
