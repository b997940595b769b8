"use client";
import { useAction } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { switchTeamAction } from "../team/actions";

export type OwnTeam = { memberId: string; teamName: string; isCurrent: boolean };

/** Turns to another of one's teams, at the same section: what stands open there is the other team's, so the whole page is asked for anew. */
export function TeamSwitch({ teams }: { teams: OwnTeam[] }) {
  const { run, pending, problem } = useAction(switchTeamAction, () => {
    const [, section] = location.pathname.split("/");
    location.assign(`/${section}`);
  });
  const others = teams.filter((team) => !team.isCurrent);
  if (others.length === 0) return null;
  return (
    <div className="border-t border-line py-1">
      <p className="px-2 pt-1 text-[13px] text-muted">Switch to</p>
      <ul className="max-h-56 overflow-y-auto">
        {others.map(({ memberId, teamName }) => (
          <li key={memberId}>
            <button
              type="button"
              aria-disabled={pending}
              onClick={() => pending || run({ memberId })}
              className="min-h-8 w-full rounded-control px-2 py-1 text-left text-sm wrap-anywhere hover:bg-sunk aria-disabled:opacity-50"
            >
              {teamName}
            </button>
          </li>
        ))}
      </ul>
      <Problem message={problem} />
    </div>
  );
}
