// The one way from the desk into the rooms. Every Next entry has its own copy of this module, so the teller that the
// process sets is kept on globalThis. Where there are no rooms (tests of commands, tools) telling does nothing.

/** Whose sockets close. A person's coming back authorises again. */
export type Gone = { personId: string } | { seatId: string } | { interviewId: string };
type Teller = (gone: Gone) => void;

const shared: typeof globalThis & { rehearseTeller?: Teller } = globalThis;

export function setTeller(teller: Teller | undefined): void {
  shared.rehearseTeller = teller;
}

export function tellPersonSignedOut(personId: string): void {
  shared.rehearseTeller?.({ personId });
}

export function tellSeatRemoved(seatId: string): void {
  shared.rehearseTeller?.({ seatId });
}

/** Everybody in its room is told by the refusal that their browser meets when it comes back. */
export function tellInterviewCancelled(interviewId: string): void {
  shared.rehearseTeller?.({ interviewId });
}
