// The one way from the desk into the rooms. Every Next entry has its own copy of this module, so the door that the
// process sets is kept on globalThis. Where there are no rooms (tests of commands, tools) telling does nothing.

/** Whose sockets close. A person's coming back authorises again. */
export type Gone = { personId: string } | { seatId: string } | { interviewId: string };
type LiveDoor = { tell(gone: Gone): void; isWell(): boolean };

const shared: typeof globalThis & { rehearseLiveDoor?: LiveDoor } = globalThis;

export function setLiveDoor(door: LiveDoor | undefined): void {
  shared.rehearseLiveDoor = door;
}

export function isLiveDoorWell(): boolean {
  return shared.rehearseLiveDoor?.isWell() ?? false;
}

export function tellPersonSignedOut(personId: string): void {
  shared.rehearseLiveDoor?.tell({ personId });
}

export function tellSeatRemoved(seatId: string): void {
  shared.rehearseLiveDoor?.tell({ seatId });
}

/** Everybody in its room is told by the refusal that their browser meets when it comes back. */
export function tellInterviewCancelled(interviewId: string): void {
  shared.rehearseLiveDoor?.tell({ interviewId });
}
