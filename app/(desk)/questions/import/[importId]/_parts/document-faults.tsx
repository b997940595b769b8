import type { Report } from "@/db/schema/import-columns";
import { counted, number } from "../../words";

/** Before anything is decided: where reading stopped, and that the document itself had faults. The list below has them all. */
export function DocumentFaults({ report: { problems, problemCount } }: { report: Report }) {
  if (problemCount === 0) return null;
  return (
    <div className="mt-4 space-y-1 text-sm">
      {problems
        .filter(({ isEnd }) => isEnd)
        .map(({ line, message }) => (
          <p key={message} className="font-medium wrap-anywhere text-live">
            Not all of the document was read. {line === null ? "" : `Line ${number(line)}: `}
            {message}
          </p>
        ))}
      <p className="text-muted">
        Something was wrong in {counted(problemCount, "place")} of the document itself:{" "}
        <a href="#left-out" className="underline">
          see the list below
        </a>
        .
      </p>
    </div>
  );
}
