/** After the end: what was saved, and that the room is closed. */
export function EndedForCandidate({ unsent = 0 }: { unsent?: number }) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-5 py-16">
      <p className="font-serif text-xl">Rehearse</p>
      <h1 className="mt-6 font-serif text-[30px] leading-tight">The interview has ended</h1>
      <p className="mt-4 text-muted">
        {unsent > 0
          ? "Your last words are still on their way. Keep this page open for a moment."
          : "Thank you. What you wrote is saved with the interview, and this room is closed now. You can close this page."}
      </p>
    </main>
  );
}
