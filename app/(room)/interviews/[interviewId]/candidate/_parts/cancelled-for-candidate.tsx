import { PlannedFor } from "./planned-for";

type Props = {
  title: string;
  interviewer: string | undefined;
  scheduledAtMs: number | null;
  timeZone: string;
};

/** Told to whoever is waiting as soon as it happens, and to whoever comes later. */
export function CancelledForCandidate({ title, interviewer, scheduledAtMs, timeZone }: Props) {
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-5 py-16">
      <p className="font-serif text-xl">Rehearse</p>
      <h1 className="mt-6 font-serif text-[30px] leading-tight">The interview was cancelled</h1>
      <p className="mt-4 [overflow-wrap:anywhere]">
        {title}
        {interviewer && `, with ${interviewer}`}
      </p>
      {scheduledAtMs !== null ? <PlannedFor atMs={scheduledAtMs} timeZone={timeZone} /> : null}
      <p className="mt-4 text-muted">
        You need not wait any longer. If that surprises you, ask the person who invited you. You can close
        this page.
      </p>
    </main>
  );
}
