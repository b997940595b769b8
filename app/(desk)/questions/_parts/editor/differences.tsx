import { listDifferences } from "@/lib/drafts/rules";
import type { DraftBody } from "@/lib/drafts/schema";

type Props = { theirs: DraftBody; mine: DraftBody; theirName: string };

/** The fields that differ, theirs beside yours. */
export function Differences({ theirs, mine, theirName }: Props) {
  const differences = listDifferences(theirs, mine);
  if (differences.length === 0)
    return <p className="mt-3 text-sm text-muted">The two say the same, but for spaces and empty lines.</p>;
  return (
    <dl className="mt-3 divide-y divide-line border-y border-line">
      {differences.map((one) => (
        <div key={one.field} className="py-3">
          <dt className="text-sm font-medium">{one.name}</dt>
          <dd className="mt-1.5 grid gap-3 sm:grid-cols-2">
            <Side name={theirName} text={one.theirs} />
            <Side name="Yours" text={one.mine} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Side({ name, text }: { name: string; text: string }) {
  return (
    <section aria-label={name} className="min-w-0">
      <p className="text-xs text-muted">{name}</p>
      <p className="mt-0.5 max-h-72 overflow-auto whitespace-pre-wrap border-l-2 border-line-strong pl-3 text-[13.5px] wrap-anywhere">
        {text || <span className="text-muted">Nothing</span>}
      </p>
    </section>
  );
}
