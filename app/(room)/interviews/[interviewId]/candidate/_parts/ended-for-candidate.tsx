import { buttonClass } from "@/app/_ui/button";
import { WrittenText } from "@/app/_ui/written-text";

type Props = {
  /** The call may go on after the room. */
  callUrl: string | null;
  /** What was written and isn't acknowledged. */
  unsent?: string[];
  /** The room is shut: nothing more can be sent. */
  shut?: boolean;
};

/** After the end: what was saved, and that the room is closed. Text that came too late is shown, never dropped. */
export function EndedForCandidate({ callUrl, unsent = [], shut = true }: Props) {
  const late = unsent.filter((text) => text.trim() !== "");
  return (
    <main className="mx-auto flex min-h-dvh max-w-xl flex-col justify-center px-5 py-16">
      <p className="font-serif text-xl">Rehearse</p>
      <h1 className="mt-6 font-serif text-[30px] leading-tight">The interview has ended</h1>
      <p role="status" className="mt-4 text-muted">
        {late.length === 0 &&
          "Thank you. What you wrote is saved with the interview, and this room is closed now. You can close this page."}
        {late.length > 0 && !shut && "Your last words are on their way. Keep this page open for a moment."}
        {late.length > 0 &&
          shut &&
          "The room closed before this could be sent. Copy it if you want to pass it on:"}
      </p>
      {shut &&
        late.map((text) => (
          <WrittenText
            key={text}
            text={text}
            className="mt-4 rounded-card border border-line bg-surface px-4 py-3"
          />
        ))}
      {callUrl ? (
        <a
          href={callUrl}
          target="_blank"
          rel="noopener noreferrer"
          className={`${buttonClass()} mt-6 self-start`}
        >
          Open the call
        </a>
      ) : null}
    </main>
  );
}
