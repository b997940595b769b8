// What wrong passwords spend. Why each limit, and whom it keeps out for how long: docs/decisions/0030.
import { noteWaiting } from "@/db/patience";
import { AppError } from "@/lib/errors";
import { sharedTurns } from "@/lib/fair-turns";
import { sharedBuckets, type TokenBuckets, takeEach, waitText } from "@/lib/rate-limit";
import { type Caller, knownDevice } from "./device";

const limits = {
  pair: { burst: 10, refillMs: 30_000 },
  address: { burst: 100, refillMs: 3_000 },
  account: { burst: 100, refillMs: 10_000 },
  device: { burst: 10, refillMs: 30_000 },
};
/** Each copies the bank: enough for two hundred students on their first day, and for three such rooms. */
const newAccounts = { burst: 200, refillMs: 10_000 };
const allNewAccounts = { burst: 800, refillMs: 5_000 };
/** What an address made lately: so many it leaves to others. */
const lately = { burst: 200, refillMs: 1_800_000 };

type Count = readonly [tries: TokenBuckets, key: string, whose: string];
/** `shared`: the address's, which others may have spent. */
type Tries = { device?: string; counts: readonly Count[]; shared?: Count };

/** A browser that is known for the account has a limit of its own, and no other. */
export function triesOf({ email, address, devices }: Caller & { email: string }): Tries {
  const device = knownDevice(devices, email);
  const account = email.toLowerCase();
  if (device) return { device, counts: [count("device", device)] };
  const counts = [count("pair", `${account} ${address}`), count("account", account)];
  return { counts, shared: count("address", address) };
}

function count(name: keyof typeof limits, key: string): Count {
  const whose = name === "address" ? "from your network" : "for this e-mail";
  return [sharedBuckets(name, limits[name]), key, whose];
}

/** Before the check, and given back after it: guesses sent all at once don't get past the count. */
export async function spend({ counts, shared }: Tries): Promise<void> {
  const over = takeEach(counts);
  if (over) throw tooMany(counts[over.at]?.[2], over.waitMs);
  if (!shared) return;
  await takeInTurn(shared).catch(() => {
    for (const [tries, key] of counts) tries.giveBack(key);
    throw tooMany(shared[2], latest);
  });
}

/** In the line; the token itself may take its `refillMs` more. */
const latest = 9_000;

/** Else the next that comes back, in its turn: the right password still comes in, and to guess is no quicker. */
function takeInTurn([tries, key]: Count): Promise<void> {
  const turns = sharedTurns("late", { atOnce: 200, ofEach: 1, mostWaiting: 200, longestMs: latest });
  return turns.take({ from: key, isKnown: true }, async () => {
    for (let waitMs = tries.take(key); waitMs > 0; waitMs = tries.take(key)) {
      noteWaiting();
      await new Promise((done) => setTimeout(done, waitMs));
    }
  });
}

function tooMany(whose: string | undefined, waitMs: number): AppError {
  return new AppError("rate_limited", `Too many wrong passwords ${whose}. Try again in ${waitText(waitMs)}.`);
}

export function giveBack({ counts, shared }: Tries): void {
  for (const [tries, key] of shared ? [...counts, shared] : counts) tries.giveBack(key);
}

/** Whoever came in: what they, there, got wrong before counts no longer. */
export function forgive(tries: Tries): void {
  giveBack(tries);
  for (const [own, key] of tries.counts.slice(0, 1)) own.clear(key);
}

const accounts = () => ({
  all: sharedBuckets("all new accounts", allNewAccounts),
  own: sharedBuckets("new accounts", newAccounts),
  made: sharedBuckets("made lately", lately),
});

/** Every new account counts: the one before was in good faith too. An address leaves to others as many as it has made. */
export function spendAccount(address: string): void {
  const { all, own, made } = accounts();
  const waits = [all.take("all", made.taken(address)), own.take(address)];
  const waitMs = Math.max(...waits);
  if (waitMs === 0) {
    made.take(address);
    return;
  }
  if (waits[0] === 0) all.giveBack("all");
  if (waits[1] === 0) own.giveBack(address);
  throw new AppError("rate_limited", `Too many new accounts at once. Try again in ${waitText(waitMs)}.`);
}

/** None was made. Whoever heard instead that somebody has this e-mail has asked, which is for their address to pay. */
export function giveBackAccount(address: string, { isTaken }: { isTaken: boolean }): void {
  const { all, own, made } = accounts();
  all.giveBack("all");
  made.giveBack(address);
  if (!isTaken) own.giveBack(address);
}
