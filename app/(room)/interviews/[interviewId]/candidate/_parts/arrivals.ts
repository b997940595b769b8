// What arrived at the candidate's screen between two looks at the room, in words. Empty where nothing did.
import { onScreen } from "@/lib/room/room";
import type { AskedView, RoomView } from "@/lib/room/schema";

type Seen = { room: RoomView; isAway: boolean };

export function describeArrivals(before: Seen, now: Seen, who: string): string {
  const [earlier, current] = [onScreen(before.room), onScreen(now.room)];
  const isNew = current?.askedQuestionId !== earlier?.askedQuestionId;
  return [
    before.room.status === now.room.status ? "" : step(before.room, now.room, who),
    isNew && current ? `Question ${current.number} is on your screen.` : "",
    ...(current ? sentSince(isNew ? undefined : earlier, current, who) : []),
    ...now.room.messages
      .slice(before.room.messages.length)
      .map(({ text }) => `A message from ${who}: ${text}`),
    before.isAway === now.isAway ? "" : `${who} ${now.isAway ? "has left" : "is back"}.`,
  ]
    .filter(Boolean)
    .join(" ");
}

function step(before: RoomView, now: RoomView, who: string): string {
  if (now.status === "live")
    return before.status === "paused" ? "The interview goes on." : "The interview has started.";
  if (now.status === "paused") return `${who} has paused the interview.`;
  return now.status === "ended" ? "The interview has ended." : "";
}

function sentSince(earlier: AskedView | undefined, current: AskedView, who: string): string[] {
  const hints = current.hints.slice(earlier?.hints.length ?? 0);
  const followUps = current.followUps.slice(earlier?.followUps.length ?? 0);
  return [
    ...hints.map(({ text }) => `A hint from ${who}: ${text}`),
    ...followUps.map(({ text }) => `${who} also asks: ${text}`),
  ];
}
