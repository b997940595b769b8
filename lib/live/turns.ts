// Facts of one room are made one after another, so that they are told in the order of their numbers: two at once take two
// connections, whose answers may be read in either order, and the hearer would see a gap where none is.

/** A query that never answers holds its room no longer than this; order is then the client's to restore. */
const patienceMs = 3_000;
const lastOf = new Map<string, Promise<void>>();

/** Begins the work once what the room began before has come to an end, whichever way; at once where there is nothing. */
export function inTurn<T>(interviewId: string, work: () => Promise<T>): Promise<T> {
  const before = lastOf.get(interviewId);
  const mine = before === undefined ? work() : patiently(before).then(work);
  const end = () => {
    if (lastOf.get(interviewId) === ended) lastOf.delete(interviewId);
  };
  const ended: Promise<void> = mine.then(end, end);
  lastOf.set(interviewId, ended);
  return mine;
}

async function patiently(before: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise<void>((done) => {
    timer = setTimeout(done, patienceMs);
  });
  await Promise.race([before, longEnough]);
  clearTimeout(timer);
}
