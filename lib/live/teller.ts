// The one way from the desk into the rooms. Every Next entry has its own copy of this module, so the teller that the
// gateway sets is kept on globalThis. Where no gateway runs (tests of commands, tools) telling does nothing.

type Teller = {
  /** All sockets of a person close; coming back authorises again. */
  dropPerson(personId: string): void;
  dropSeat(seatId: string): void;
  dropInterview(interviewId: string): void;
};

const shared: typeof globalThis & { rehearseTeller?: Teller } = globalThis;

export function setTeller(teller: Teller | undefined): void {
  shared.rehearseTeller = teller;
}

export function tellPersonSignedOut(personId: string): void {
  shared.rehearseTeller?.dropPerson(personId);
}

export function tellSeatRemoved(seatId: string): void {
  shared.rehearseTeller?.dropSeat(seatId);
}

/** Everybody in its room is told by the refusal that their browser meets when it comes back. */
export function tellInterviewCancelled(interviewId: string): void {
  shared.rehearseTeller?.dropInterview(interviewId);
}
