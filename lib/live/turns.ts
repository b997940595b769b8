// Facts of one room are made one after another, so that they are told in the order of their numbers: two at once take two
// connections, whose answers may be read in either order, and the hearer would see a gap where none is.

/** A query that never answers holds its room no longer than this; order is then the client's to restore. */
const patienceMs = 3_000;
const lastOf = new Map<string, Promise<void>>();

/** `before` is to be awaited first, where there is one; `end` is to be called whichever way the turn went. */
type Turn = { before: Promise<void> | undefined; end(): void };

export function takeTurn(interviewId: string): Turn {
  const before = lastOf.get(interviewId);
  let end = () => {};
  const mine = new Promise<void>((done) => {
    end = () => {
      if (lastOf.get(interviewId) === mine) lastOf.delete(interviewId);
      done();
    };
  });
  lastOf.set(interviewId, mine);
  return { before: before && patiently(before), end };
}

async function patiently(before: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const longEnough = new Promise<void>((done) => {
    timer = setTimeout(done, patienceMs);
  });
  await Promise.race([before, longEnough]);
  clearTimeout(timer);
}
