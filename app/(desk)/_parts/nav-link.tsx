"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";

/** A section of the desk. An interview's scorecard belongs to Scorecards, wherever its address lies. */
export function NavLink({ href, children }: { href: string; children: React.ReactNode }) {
  const path = usePathname();
  const section = path.endsWith("/scorecard") ? "/scorecards" : path;
  const current = section === href || section.startsWith(`${href}/`);
  return (
    <li>
      <Link
        href={href}
        aria-current={current ? "page" : undefined}
        className="flex min-h-9 items-center rounded-control px-2 text-muted hover:text-ink aria-[current=page]:text-ink aria-[current=page]:underline aria-[current=page]:decoration-accent aria-[current=page]:decoration-2 aria-[current=page]:underline-offset-8"
      >
        {children}
      </Link>
    </li>
  );
}
