type Props = { title: string; children: React.ReactNode };

/** A page that can't go on: what happened, and the way on. */
export function DeadEnd({ title, children }: Props) {
  return (
    <div className="max-w-prose space-y-4">
      <h1 className="font-serif text-[32px] leading-tight">{title}</h1>
      {children}
    </div>
  );
}

/** The frame of such a page outside the desk. */
export function BarePage({ children }: { children: React.ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-[1180px] px-5 pb-16 sm:px-6">
      <header className="pt-5 font-serif text-xl font-medium">Rehearse</header>
      <main className="mt-16">{children}</main>
    </div>
  );
}
