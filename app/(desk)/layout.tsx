import { headers } from "next/headers";
import { requireMember } from "@/lib/auth/session";
import { loadTeams } from "@/lib/teams/loaders";
import { readTheme } from "../theme";
import { PageOwner } from "./_parts/page-owner";
import { TopBar } from "./_parts/top-bar";

export default async function DeskLayout({ children }: { children: React.ReactNode }) {
  const [member, teams] = await Promise.all([requireMember(), loadTeams()]);
  const theme = readTheme((await headers()).get("cookie")) ?? "system";
  return (
    <>
      <a
        href="#content"
        className="sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-30 focus:rounded-control focus:border focus:border-accent focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the content
      </a>
      <PageOwner personId={member.personId} teamId={member.teamId} name={member.name} />
      <TopBar name={member.name} teamName={member.teamName} teams={teams} theme={theme} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1180px] px-5 pt-8 pb-20 outline-none sm:px-6"
      >
        {children}
      </main>
    </>
  );
}
