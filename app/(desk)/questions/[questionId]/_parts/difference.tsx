import { questionFields } from "@/lib/questions/fields";
import type { FieldChange } from "@/lib/versions/rules";
import { Pieces } from "../../_parts/pieces";
import { ItemChanges } from "./item-changes";
import { TextChanges } from "./text-changes";

/** One field that differs: what was taken out is struck, what was put in is underlined, and both are said. */
export function Difference({ change }: { change: FieldChange }) {
  return (
    <section aria-labelledby={`difference-${change.field}`}>
      <h2 id={`difference-${change.field}`} className="mb-2 font-semibold">
        {questionFields[change.field].words}
      </h2>
      <div className="max-w-[80ch] rounded-card border border-line bg-surface px-5 py-4 text-[15px] leading-relaxed wrap-anywhere">
        <Body change={change} />
      </div>
    </section>
  );
}

function Body({ change }: { change: FieldChange }) {
  switch (change.shape) {
    case "line":
      return (
        <p>
          <Pieces pieces={change.pieces} />
        </p>
      );
    case "list":
      return <ItemChanges items={change.items} isLevels={change.field === "levels"} />;
    case "text":
      return <TextChanges parts={change.parts} />;
  }
}
