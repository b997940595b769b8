import { InlineCode } from "@/app/_ui/inline-code";

type Props = { followUps: string[]; levels: string[] };

/** What else an interviewer has in hand, for those who want to go on. */
export function MoreOfTheGuide({ followUps, levels }: Props) {
  return (
    <div className="grid items-start gap-5 text-sm md:grid-cols-2">
      <Fold title="Follow-ups that an interviewer might ask" texts={followUps} listClass="list-disc" />
      <Fold title="What an answer sounds like at each level" texts={levels} listClass="list-decimal" />
    </div>
  );
}

function Fold({ title, texts, listClass }: { title: string; texts: string[]; listClass: string }) {
  if (texts.length === 0) return null;
  return (
    <details>
      <summary className="min-h-6 w-fit text-muted hover:text-ink">{title}</summary>
      <ol className={`mt-2 space-y-1.5 pl-5 ${listClass}`}>
        {texts.map((text) => (
          <li key={text}>
            <InlineCode text={text} />
          </li>
        ))}
      </ol>
    </details>
  );
}
