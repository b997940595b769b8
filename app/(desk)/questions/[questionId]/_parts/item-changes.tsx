import type { LineChange } from "@/lib/versions/lines";
import { Pieces } from "../../_parts/pieces";

const words = { same: "", changed: "Changed", moved: "Moved", removed: "Removed", added: "Added" } as const;

type Props = { items: readonly LineChange[]; isLevels: boolean };

/** A list item by item, each with its number and what happened to it; those that stayed stand between them, muted. */
export function ItemChanges({ items, isLevels }: Props) {
  return (
    <ul className="space-y-2">
      {items.map((item) => (
        <li
          key={`${item.before} ${item.after}`}
          className={`grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-2 ${item.change === "same" ? "text-muted" : ""}`}
        >
          <span className="text-muted tabular-nums">{(item.after ?? item.before ?? 0) + 1}</span>
          <span>
            {words[item.change] ? (
              <span className="mr-2 text-[13px] font-medium">
                {isLevels ? `Level ${(item.after ?? item.before ?? 0) + 1}: ` : ""}
                {words[item.change]}
                {item.change === "moved" ? ` from ${(item.before ?? 0) + 1}` : ""}.
              </span>
            ) : null}
            <Pieces pieces={item.pieces} />
          </span>
        </li>
      ))}
    </ul>
  );
}
