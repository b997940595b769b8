// What wrong passwords spend. Why each limit, and whom it keeps out for how long: docs/decisions/0030.
import { AppError } from "@/lib/errors";
import { sharedBuckets, type TokenBuckets, takeEach, waitText } from "@/lib/rate-limit";
import { type Caller, knownDevice } from "./device";

const limits = {
  pair: { burst: 10, refillMs: 30_000 },
  address: { burst: 100, refillMs: 3_000 },
  account: { burst: 100, refillMs: 10_000 },
  device: { burst: 10, refillMs: 30_000 },
};
/** Each copies the bank: enough for a whole office on its first day, and for all offices. */
const newAccounts = { burst: 60, refillMs: 10_000 };
const allNewAccounts = { burst: 300, refillMs: 5_000 };

/** A browser that is known for the account has a limit of its own, and no other. */
export function countsOf({ email, address, devices }: Caller & { email: string }) {
  const device = knownDevice(devices, email);
  const account = email.toLowerCase();
  const counts = device
    ? [count("device", device)]
    : [count("pair", `${account} ${address}`), count("address", address), count("account", account)];
  return { device, counts };
}

type Count = readonly [tries: TokenBuckets, key: string, whose: string];

function count(name: keyof typeof limits, key: string): Count {
  const whose = name === "address" ? "from your network" : "for this e-mail";
  return [sharedBuckets(name, limits[name]), key, whose];
}

/** Before the check, and given back after it: guesses sent all at once don't get past the count. */
export function spend(counts: readonly Count[]): void {
  const over = takeEach(counts);
  if (!over) return;
  const what = `Too many wrong passwords ${counts[over.at]?.[2]}.`;
  throw new AppError("rate_limited", `${what} Try again in ${waitText(over.waitMs)}.`);
}

export function giveBack(counts: readonly Count[]): void {
  for (const [tries, key] of counts) tries.giveBack(key);
}

/** Whoever came in: what they, there, got wrong before counts no longer. */
export function forgive(counts: readonly Count[]): void {
  giveBack(counts);
  for (const [tries, key] of counts.slice(0, 1)) tries.clear(key);
}

/** Every new account counts: the one before was in good faith too. */
export function spendAccount(address: string): void {
  const over = takeEach([
    [sharedBuckets("new accounts", newAccounts), address],
    [sharedBuckets("all new accounts", allNewAccounts), "all"],
  ]);
  if (!over) return;
  throw new AppError("rate_limited", `Too many new accounts at once. Try again in ${waitText(over.waitMs)}.`);
}
