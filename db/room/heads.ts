// How far each room has come, as far as this process knows: what numbers the next push without looking. A head is a guess which
// the log judges: the row is refused where its number is taken, or the one before it isn't there (a copy without the newest took
// over), and the room is looked at. Whatever moves a room on, out of `live` too, is a fact; so a number that is free says that
// nothing happened since.
import { type FactType, factTypes } from "../vocabulary";

/** Of a room that was live at its newest fact: that fact's `seq`, the newest asked question's `number`, and whose room it is. */
type Head = { seq: number; number: number; teamId: string };

const mostRooms = 20_000;
const heads = new Map<string, Head>();

export const headOf = (interviewId: string): Head | undefined => heads.get(interviewId);

export function keepHead(interviewId: string, head: Head): void {
  heads.delete(interviewId);
  heads.set(interviewId, head);
  const [oldest] = heads.keys();
  if (heads.size > mostRooms && oldest) heads.delete(oldest);
}

/** After a fact: the room's head goes along with what leaves the room live and asks nothing, and is given up otherwise. */
export function followHead(interviewId: string, { seq, type }: { seq: number; type: FactType }): void {
  const head = heads.get(interviewId);
  if (!head || !isOfRoom(type)) return;
  if (seq === head.seq + 1 && goesAlong[type]) head.seq = seq;
  else heads.delete(interviewId);
}
const isOfRoom = (type: FactType): type is FactType<"room"> => factTypes[type].stream === "room";
const goesAlong: Record<FactType<"room">, boolean> = {
  started: false,
  paused: false,
  resumed: false,
  ended: false,
  asked: false,
  closed: true,
  hint_given: true,
  follow_up_sent: true,
  message_sent: true,
};

/** Before a push that may fail; and for whoever changes a room behind its log's back, as tests do. */
export const forgetHead = (interviewId: string): boolean => heads.delete(interviewId);
