import { newMessages } from "@/lib/room/room";
import type { RoomView } from "@/lib/room/schema";

type Props = { room: RoomView; first: string; timeZone: string };

/** The messages that stand on the candidate's screen. */
export function SentMessages({ room, first, timeZone }: Props) {
  const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return newMessages(room).map(({ text, atMs }) => (
    <p key={atMs} className="flex items-baseline gap-x-3 rounded-control bg-sunk px-3 py-1.5">
      <span className="shrink-0 text-muted">To {first}</span>
      <span className="min-w-0 flex-1 break-words whitespace-pre-line">{text}</span>
      <span className="text-xs text-muted tabular-nums">{time.format(atMs)}</span>
    </p>
  ));
}
