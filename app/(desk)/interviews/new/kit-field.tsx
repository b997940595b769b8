import { RadioCard } from "@/app/_ui/form/choice";
import { describedBy, FieldNotes } from "@/app/_ui/form/field";
import type { KitChoice } from "@/lib/interviews/reads";

type Props = { kits: KitChoice[]; chosen: string; onChoose: (kitId: string) => void; error?: string };

/** Which questions the plan starts from. */
export function KitField({ kits, chosen, onChoose, error }: Props) {
  return (
    <fieldset aria-describedby={describedBy("kit", null, error)}>
      <legend className="mb-2 text-sm font-medium">Kit</legend>
      <div className="grid gap-3 sm:grid-cols-2">
        {kits.map((kit) => (
          <RadioCard
            key={kit.kitId}
            title={kit.title}
            name="kitId"
            value={kit.kitId}
            checked={chosen === kit.kitId}
            onChange={() => onChoose(kit.kitId)}
          >
            <span className="block text-ink tabular-nums">
              {kit.minutes} minutes, {kit.questions} {kit.questions === 1 ? "question" : "questions"}
            </span>
            <span className="block">{kit.competencies.join(", ")}</span>
          </RadioCard>
        ))}
        <RadioCard title="No kit" name="kitId" value="" checked={chosen === ""} onChange={() => onChoose("")}>
          Start with an empty plan and pick questions in the room.
        </RadioCard>
      </div>
      <FieldNotes id="kit" error={error} />
    </fieldset>
  );
}
