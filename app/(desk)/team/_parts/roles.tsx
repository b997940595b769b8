import { type TeamRole, teamRoles } from "@/db/vocabulary";
import { roleNames, roleWords } from "@/lib/teams/rules";

/** What each role may do, one's own marked. */
export function Roles({ own }: { own: TeamRole }) {
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" className="mb-2 font-semibold">
        What each role may do
      </h2>
      <dl className="divide-y divide-line border-y border-line text-sm">
        {teamRoles.map((role) => (
          <div key={role} className="grid gap-x-6 gap-y-1 py-3 sm:grid-cols-[8rem_1fr]">
            <dt className="font-medium">
              {roleNames[role]}
              {role === own ? <span className="font-normal text-muted">, you</span> : null}
            </dt>
            <dd className="max-w-prose text-muted">{roleWords[role]}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
