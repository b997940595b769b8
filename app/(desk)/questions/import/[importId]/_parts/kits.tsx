import type { Report } from "@/db/schema/import-columns";
import { counted } from "../../words";

/** The kits that came with the document. */
export function Kits({ kits }: { kits: Report["kits"] }) {
  if (kits.length === 0) return null;
  return (
    <section aria-labelledby="kits" className="mt-6 max-w-[80ch] text-sm">
      <h2 id="kits" className="text-base font-semibold">
        Kits that come with it
      </h2>
      <p className="text-muted">
        Each is brought in if all of its questions are in your bank then, and you have none of its name yet.
      </p>
      <ul className="mt-2 divide-y divide-line border-y border-line">
        {kits.map(({ slug, title, minutes, items }) => (
          <li key={slug} className="flex flex-wrap justify-between gap-x-4 py-1.5 wrap-anywhere">
            <span>{title}</span>
            <span className="text-muted tabular-nums">
              {minutes} minutes, {counted(items.length, "question")}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
