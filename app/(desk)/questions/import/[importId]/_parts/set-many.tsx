"use client";
import { useRouter } from "next/navigation";
import { Button } from "@/app/_ui/button";
import { Dialog, DialogActions } from "@/app/_ui/dialog";
import { TextField } from "@/app/_ui/form/field";
import { useSentForm } from "@/app/_ui/form/use-sent-form";
import { Problem } from "@/app/_ui/problem";
import { questionFields } from "@/lib/questions/fields";
import { setManyAction } from "../../actions";
import { ChoiceField } from "./item/choice-field";

type Props = { importId: string; numbers: string; open: boolean; onClose(): void };

const { topic, competency, kind, difficulty, minutes, tags } = questionFields;

/** Values for a range of questions; what is left empty stays as it is. */
export function SetMany({ importId, numbers, open, onClose }: Props) {
  const router = useRouter();
  const { form, pending, errors, problem } = useSentForm(setManyAction, () => {
    onClose();
    router.refresh();
  });

  return (
    <Dialog open={open} onClose={onClose} title="Set for many questions">
      <form key={numbers} {...form} className="space-y-4">
        <input type="hidden" name="importId" value={importId} />
        <TextField
          label="Questions"
          name="numbers"
          defaultValue={numbers}
          autoComplete="off"
          error={errors.numbers}
          hint="Their numbers, like 3, 12–30. What you leave empty below stays as it is."
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={topic.words}
            name="topic"
            list="known-topics"
            autoComplete="off"
            error={errors.topic}
          />
          <TextField
            label={competency.words}
            name="competency"
            list="known-competencies"
            autoComplete="off"
            error={errors.competency}
          />
          <ChoiceField name="kind" field={kind} empty="As it is" error={errors.kind} />
          <ChoiceField name="difficulty" field={difficulty} empty="As it is" error={errors.difficulty} />
          <TextField
            label={minutes.words}
            name="minutes"
            inputMode="numeric"
            autoComplete="off"
            error={errors.minutes}
          />
          <TextField label={tags.words} name="tags" autoComplete="off" error={errors.tags} />
        </div>
        <Problem message={problem} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" disabled={pending}>
            {pending ? "Setting…" : "Set"}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
