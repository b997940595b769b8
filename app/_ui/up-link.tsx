import Link from "next/link";

/** Above a page's title: the page that this one belongs to. */
export function UpLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} className="text-muted underline underline-offset-4 hover:text-ink">
      {children}
    </Link>
  );
}
