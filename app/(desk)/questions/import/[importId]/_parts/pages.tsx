import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import type { Show } from "@/lib/imports/schema";
import { number } from "../../words";

type Props = { importId: string; show: Show; page: number; pages: number };

export function Pages({ importId, show, page, pages }: Props) {
  if (pages <= 1 && page === 1) return null;
  const to = (wanted: number) =>
    `/questions/import/${importId}?${new URLSearchParams({ show, page: String(wanted) })}`;
  return (
    <nav aria-label="Pages" className="mt-5 flex flex-wrap items-center gap-3 text-sm">
      {page > 1 ? (
        <Link href={to(Math.min(page - 1, pages || 1))} className={buttonClass()}>
          Earlier
        </Link>
      ) : null}
      <span className="text-muted tabular-nums">
        Page {number(page)} of {number(Math.max(pages, 1))}
      </span>
      {page < pages ? (
        <Link href={to(page + 1)} className={buttonClass()}>
          Later
        </Link>
      ) : null}
    </nav>
  );
}
