import Link from "next/link";
import { Menu } from "@/app/_ui/menu";
import { ThemeSwitch } from "@/app/_ui/theme-switch";
import { NavLink } from "./nav-link";
import { SignOut } from "./sign-out";

type Props = { name: string; teamName: string; theme: "system" | "light" | "dark" };

/** Wordmark, the sections of the desk, and the person. On a phone the sections take a line of their own. */
export function TopBar({ name, teamName, theme }: Props) {
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
        <p className="px-2 pt-1.5 font-medium wrap-anywhere">{name}</p>
        <p className="px-2 pb-2 text-[13px] text-muted wrap-anywhere">{teamName}</p>
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
