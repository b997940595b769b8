import { Choice } from "@/app/_ui/form/choice";
import { TextField } from "@/app/_ui/form/field";
import type { PlannedInterview } from "@/lib/interviews/schema";
import { WhenField } from "./when-field";

type Props = {
  errors: Record<string, string>;
  /** Of one that is planned already. */
  known?: PlannedInterview;
  /** The candidate has joined, so the name is theirs. */
  joined?: boolean;
  /** A title that follows the kit until somebody types one. */
  title?: Pick<React.ComponentProps<"input">, "value" | "onChange">;
  /** Where the kit says how long it takes. */
  kitMinutes?: number;
};

/** What an interview is planned with, besides its kit. */
export function InterviewFields({ errors, known, joined = false, title, kitMinutes }: Props) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-2">
        <TextField
          label="Candidate’s name"
          name="candidateName"
          maxLength={80}
          autoComplete="off"
          required
          readOnly={joined}
          defaultValue={known?.candidateName}
          error={errors.candidateName}
          hint={
            joined
              ? "They have joined under this name; it is theirs now."
              : "As you would greet them. They can correct it when they join."
          }
        />
        <TextField
          label="Title"
          name="title"
          maxLength={120}
          autoComplete="off"
          required
          {...(title ?? { defaultValue: known?.title })}
          error={errors.title}
          hint="The candidate sees it too."
        />
      </div>
      {kitMinutes === undefined ? (
        <TextField
          label="Minutes"
          name="plannedMinutes"
          type="number"
          inputMode="numeric"
          min={5}
          max={240}
          defaultValue={known?.plannedMinutes ?? 45}
          required
          error={errors.plannedMinutes}
          className="max-w-32"
        />
      ) : (
        <input type="hidden" name="plannedMinutes" value={kitMinutes} />
      )}
      <WhenField error={errors.scheduledAt} known={known} />
      <TextField
        label="Link to the call"
        optional
        name="callUrl"
        type="url"
        inputMode="url"
        autoComplete="off"
        defaultValue={known?.callUrl ?? undefined}
        error={errors.callUrl}
        hint="Where you will talk. Both of you find it in the room."
      />
      <Choice
        name="showsClock"
        defaultChecked={known?.showsClock ?? true}
        hint="They see the time that has passed. You always do."
      >
        Show the candidate a clock
      </Choice>
    </>
  );
}
