// The one way from the desk into the rooms. Every Next entry has its own copy of this module, so the door that the
// process sets is kept on globalThis. Where there are no rooms (tests of commands, tools) telling does nothing.

/** Whose sockets close. A person's coming back authorises again. */
export type Gone =
  | { personId: string }
  | { signInIds: string[] }
  | { seatId: string }
  | { interviewId: string };
type LiveDoor = { tell(gone: Gone): void };

const shared: typeof globalThis & { rehearseLiveDoor?: LiveDoor } = globalThis;

export function setLiveDoor(door: LiveDoor | undefined): void {
  shared.rehearseLiveDoor = door;
}

export function tellSignedOut(signInIds: string[]): void {
  if (signInIds.length > 0) shared.rehearseLiveDoor?.tell({ signInIds });
}

/** Out of a team: rooms that are none of its own come back by themselves. */
export function tellMemberLeft(personId: string): void {
  shared.rehearseLiveDoor?.tell({ personId });
}

export function tellSeatRemoved(seatId: string): void {
  shared.rehearseLiveDoor?.tell({ seatId });
}

/** Cancelled or planned anew: everybody in its room learns which when their browser comes back, by the refusal or the catch-up. */
export function tellInterviewChanged(interviewId: string): void {
  shared.rehearseLiveDoor?.tell({ interviewId });
}
