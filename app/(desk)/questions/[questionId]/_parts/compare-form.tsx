import { Button } from "@/app/_ui/button";

type Props = { questionId: string; latestVersion: number; from: number; to: number };

/** A plain form that asks for an address: it works before any script does. */
export function CompareForm({ questionId, latestVersion, from, to }: Props) {
  const newestFirst = Array.from({ length: latestVersion }, (_, index) => latestVersion - index);
  return (
    <form
      action={`/questions/${questionId}/versions`}
      className="flex flex-wrap items-center gap-2 text-sm print:hidden"
    >
      <VersionSelect name="from" label="Compare version" versions={newestFirst} chosen={from} />
      <VersionSelect name="to" label="with version" versions={newestFirst} chosen={to} />
      <Button type="submit">Compare</Button>
    </form>
  );
}

type SelectProps = { name: string; label: string; versions: number[]; chosen: number };

function VersionSelect({ name, label, versions, chosen }: SelectProps) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <select
        name={name}
        defaultValue={chosen}
        className="min-h-9 rounded-control border border-line-field bg-surface px-2 tabular-nums"
      >
        {versions.map((version) => (
          <option key={version}>{version}</option>
        ))}
      </select>
    </label>
  );
}
