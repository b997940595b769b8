import Link from "next/link";
import { SignOut } from "@/app/_door/sign-out";
import { Menu } from "@/app/_ui/menu";
import { ThemeSwitch } from "@/app/_ui/theme-switch";
import { NavLink } from "./nav-link";
import { type OwnTeam, TeamSwitch } from "./team-switch";

type Props = { name: string; teamName: string; teams: OwnTeam[]; theme: "system" | "light" | "dark" };

/** Wordmark, the sections of the desk, and the person. On a phone the sections take a line of their own. */
export function TopBar({ name, teamName, teams, theme }: Props) {
  return (
    <header className="mx-auto flex w-full max-w-[1180px] flex-wrap items-center gap-x-6 gap-y-2 px-5 pt-5 sm:px-6 print:hidden">
      <Link href="/interviews" className="mr-auto font-serif text-xl font-medium">
        Rehearse
      </Link>
      <nav aria-label="Main" className="order-last -mx-2 w-full sm:order-none sm:w-auto">
        <ul className="flex flex-wrap gap-x-0.5 text-sm sm:gap-x-1">
          <NavLink href="/interviews">Interviews</NavLink>
          <NavLink href="/scorecards">Scorecards</NavLink>
          <NavLink href="/questions">Bank</NavLink>
          <NavLink href="/kits">Kits</NavLink>
          <NavLink href="/practice">Practice</NavLink>
        </ul>
      </nav>
      <Menu label={`Your account, ${name}`} face={initials(name)}>
        <Link
          href="/account"
          className="block rounded-control px-2 pt-1.5 font-medium wrap-anywhere hover:bg-sunk"
        >
          {name}
          <span className="block pb-1.5 text-[13px] font-normal text-muted">Name and password</span>
        </Link>
        <Link href="/team" className="block rounded-control px-2 pt-1.5 text-sm wrap-anywhere hover:bg-sunk">
          {teamName}
          <span className="block pb-1.5 text-[13px] text-muted">Members, roles and links</span>
        </Link>
        <TeamSwitch teams={teams} />
        <div className="border-t border-line py-1">
          <ThemeSwitch initial={theme} />
        </div>
        <SignOut />
      </Menu>
    </header>
  );
}

/** First letters of the first and last word, as people abbreviate themselves. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? "")][0]?.toUpperCase() ?? "").join("");
}
