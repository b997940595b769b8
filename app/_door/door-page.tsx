import Link from "next/link";

/** The page of a door: the wordmark, and one narrow column. */
export function DoorPage({
  title,
  wide,
  children,
}: {
  title: string;
  wide?: boolean;
  children: React.ReactNode;
}) {
  return (
    <>
      <header className="px-5 pt-5 sm:px-7">
        <Link href="/" className="font-serif text-xl font-medium">
          Rehearse
        </Link>
      </header>
      <main
        className={`mx-auto w-full px-5 pt-12 pb-20 sm:pt-20 ${wide ? "max-w-[38rem]" : "max-w-[25rem]"}`}
      >
        <h1 className="font-serif text-[32px] leading-tight text-balance wrap-anywhere">{title}</h1>
        {children}
      </main>
    </>
  );
}

/** Where not everybody makes an account. */
export const closedSignUp = {
  invited: "New here? Open the link that an admin of your team gave you: it makes your account.",
  closed: "New here? Accounts are made by whoever runs this server.",
} as const;

/** A link in a sentence. */
export function TextLink({ href, children }: { href: string; children: React.ReactNode }) {
  return (
    <Link href={href} className="text-accent underline underline-offset-4">
      {children}
    </Link>
  );
}
