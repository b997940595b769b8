import { useState } from "react";
import { Choice } from "@/app/_ui/form/choice";
import { describedBy, FieldNotes, TextField } from "@/app/_ui/form/field";
import { SelectField } from "@/app/_ui/form/select-field";
import { zoneName } from "@/app/_ui/time/time-format";
import { useBrowserZone } from "@/app/_ui/time/use-browser-zone";
import { localInZone } from "@/lib/interviews/rules";

type Props = { error?: string; known?: { scheduledAt: Date | null; timeZone: string } };

/** Now, or a date and time on the clock of the browser's zone, which is named; of one that is planned, on the clock of its own. */
export function WhenField({ error, known }: Props) {
  const at = known?.scheduledAt ?? null;
  const [when, setWhen] = useState<"now" | "later">(at ? "later" : "now");
  const own = useBrowserZone() ?? "UTC";
  const [chosen, setChosen] = useState(known?.timeZone);
  const zone = chosen ?? own;
  const [date, time] = at && known ? localInZone(at, known.timeZone).split("T") : [];
  const zones = [...new Set([known?.timeZone ?? own, own])];
  const described = {
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy("when", true, error),
  };
  const whose = zone === own ? ", your browser’s time zone" : "";
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">When</legend>
      <input type="hidden" name="timeZone" value={zone} />
      <div className="flex flex-wrap gap-x-6 gap-y-1">
        <Choice type="radio" name="when" value="now" checked={when === "now"} onChange={() => setWhen("now")}>
          Now, or whenever you both are there
        </Choice>
        <Choice
          type="radio"
          name="when"
          value="later"
          checked={when === "later"}
          onChange={() => setWhen("later")}
        >
          At a set time
        </Choice>
      </div>
      <div hidden={when === "now"}>
        <div className="mt-4 grid max-w-md grid-cols-2 gap-4">
          <TextField label="Date" type="date" name="date" defaultValue={date} {...described} />
          <TextField label="Time" type="time" name="time" defaultValue={time} {...described} />
          {zones.length > 1 ? (
            <div className="col-span-2">
              <SelectField label="Time zone" value={zone} onChange={(event) => setChosen(event.target.value)}>
                {zones.map((name) => (
                  <option key={name} value={name}>
                    {zoneName(name)}
                  </option>
                ))}
              </SelectField>
            </div>
          ) : null}
        </div>
        <FieldNotes
          id="when"
          error={error}
          hint={`The clock of ${zoneName(zone)}${whose}. The candidate is shown their own time as well.`}
        />
      </div>
    </fieldset>
  );
}
