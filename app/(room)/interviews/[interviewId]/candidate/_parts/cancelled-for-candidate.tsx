/** Said to who waits, as soon as it happens. */
export function CancelledForCandidate() {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-5 py-16">
      <p className="font-serif text-xl">Rehearse</p>
      <h1 className="mt-6 font-serif text-[30px] leading-tight">The interview was cancelled</h1>
      <p className="mt-4 text-muted">
        You need not wait any longer. If that surprises you, ask the person who invited you. You can close
        this page.
      </p>
    </main>
  );
}
