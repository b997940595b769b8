import { useState } from "react";
import { Choice } from "@/app/_ui/form/choice";
import { describedBy, FieldNotes, TextField } from "@/app/_ui/form/field";
import { zoneName } from "@/app/_ui/time/time-format";
import { useBrowserZone } from "@/app/_ui/time/use-browser-zone";

/** Now, or a date and time on the clock of the browser's zone, which is named. */
export function WhenField({ error }: { error?: string }) {
  const [when, setWhen] = useState<"now" | "later">("now");
  const zone = useBrowserZone() ?? "UTC";
  const described = {
    "aria-invalid": error ? true : undefined,
    "aria-describedby": describedBy("when", true, error),
  };
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
          <TextField label="Date" type="date" name="date" {...described} />
          <TextField label="Time" type="time" name="time" {...described} />
        </div>
        <FieldNotes
          id="when"
          error={error}
          hint={`The clock of ${zoneName(zone)}, your browser’s time zone. The candidate is shown their own time as well.`}
        />
      </div>
    </fieldset>
  );
}
