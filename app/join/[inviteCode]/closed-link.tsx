import { DoorPage } from "@/app/_door/door-page";
import type { InviteState } from "@/lib/invites/rules";

const words: Record<Exclude<InviteState, "open">, { title: string; text: string }> = {
  expired: {
    title: "This link has expired",
    text: "Ask the person who sent it for a new one. It takes them a moment.",
  },
  revoked: {
    title: "This link was taken back",
    text: "The person who invited you has made a newer one, or changed their plans. Ask them for the new link.",
  },
  used: {
    title: "This link was used already",
    text: "A link lets one person in, once. If that was you, go on in the browser you joined with. On another device, ask for a new link: you will find everything as you left it.",
  },
  ended: {
    title: "This interview is over",
    text: "It has ended or was cancelled, so nobody can join it any more. If that surprises you, ask the person who invited you.",
  },
};

/** A link that was good once. It says nothing about the interview: whoever holds it now may not be who was invited. */
export function ClosedLink({ state }: { state: keyof typeof words }) {
  const { title, text } = words[state];
  return (
    <DoorPage title={title}>
      <p className="mt-4 text-muted">{text}</p>
    </DoorPage>
  );
}
