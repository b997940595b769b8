import { Choice } from "@/app/_ui/form/choice";
import { firstPacks } from "@/lib/library/catalogue";

export type PackChoice = { pack: string; title: string; questions: number };

/** A checkbox for each pack under a name of its own, so that what was ticked survives a form that was refused. */
export function PacksField({ choices, typed }: { choices: PackChoice[]; typed: Record<string, string> }) {
  const wasSent = "name" in typed;
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">Questions to begin with</legend>
      <div className="grid gap-x-6 gap-y-1.5 text-sm sm:grid-cols-2">
        {choices.map(({ pack, title, questions }) => {
          const name = `pack-${pack}`;
          return (
            <Choice
              key={pack}
              name={name}
              defaultChecked={wasSent ? name in typed : firstPacks.includes(pack)}
              hint={`${questions} ${questions === 1 ? "question" : "questions"}`}
            >
              {title}
            </Choice>
          );
        })}
      </div>
      <p className="mt-2 text-[13px] text-muted">
        You can add the others later, import your own, or begin with an empty bank.
      </p>
    </fieldset>
  );
}
