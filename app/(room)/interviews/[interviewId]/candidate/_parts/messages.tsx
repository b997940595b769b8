import { newMessages } from "@/lib/room/room";
import type { RoomView } from "@/lib/room/schema";
import { arrival } from "./out-of-sight";

type Props = { room: RoomView; interviewer: string };

/** What the interviewer wrote beside the questions. It is read here, not answered. */
export function NewMessages({ room, interviewer }: Props) {
  return newMessages(room).map(({ text, atMs }) => (
    <aside
      key={atMs}
      {...arrival}
      aria-label={`A message from ${interviewer}`}
      className="mb-4 rounded-control border border-line bg-sunk px-4 py-3 last-of-type:mb-8 motion-safe:animate-[arrive_160ms_ease-out]"
    >
      <p className="text-xs text-muted">{interviewer} writes</p>
      <p className="mt-0.5 text-[15px] break-words whitespace-pre-line">{text}</p>
    </aside>
  ));
}

/** Those that others came after, folded away. */
export function EarlierMessages({ room }: Pick<Props, "room">) {
  const earlier = room.messages.filter((one) => !newMessages(room).includes(one));
  if (earlier.length === 0) return null;
  return (
    <details className="mt-4 border-t border-line pt-4">
      <summary className="text-sm text-muted">
        {earlier.length === 1 ? "1 earlier message" : `${earlier.length} earlier messages`}
      </summary>
      <ol className="mt-4 space-y-3">
        {earlier.toReversed().map(({ text, atMs }) => (
          <li key={atMs} className="text-[15px] break-words whitespace-pre-line">
            {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
