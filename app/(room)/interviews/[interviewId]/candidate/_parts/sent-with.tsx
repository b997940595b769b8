import { InlineCode } from "@/app/_ui/inline-code";
import type { AskedView, SentText } from "@/lib/room/schema";
import { arrival } from "./out-of-sight";

/** The hints and follow-ups that came after a question. */
export function SentWith({ asked, interviewer }: { asked: AskedView; interviewer: string }) {
  return (
    <>
      {asked.hints.map((hint) => (
        <Sent key={hint.place} sent={hint} label={`A hint from ${interviewer}`} />
      ))}
      {asked.followUps.map((followUp) => (
        <Sent key={followUp.atMs} sent={followUp} label={`${interviewer} also asks`} />
      ))}
    </>
  );
}

function Sent({ sent, label }: { sent: SentText; label: string }) {
  return (
    <aside {...arrival} className="mt-5 border-l-[3px] border-accent pl-3.5">
      <p className="text-xs text-muted">{label}</p>
      <p className="mt-0.5 text-[15px] break-words whitespace-pre-line">
        <InlineCode text={sent.text} />
      </p>
    </aside>
  );
}
