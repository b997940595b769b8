// Where the tests run: what the environment says, and what `start.ts` found out and handed on to the workers.
/** A browser that talks to nobody but the server under test. */
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-quic",
];

export const chromium = {
  /** Undefined: Playwright's own. */
  path: process.env.CHROMIUM_PATH || undefined,
  args: process.getuid?.() === 0 ? ["--no-sandbox", ...quiet] : quiet,
};

/** Where to write pictures instead of testing. */
export const shots = process.env.E2E_SHOTS;
/** Faults as often as the list of them says, not only once or twice. */
export const isLong = process.env.E2E_LONG === "1";
/** How long the interviewer types while the candidate's socket is listened to. */
export const typingMs = isLong ? 60_000 : 20_000;

type Target = { url: string; databaseUrl: string; secret: string };

/** Workers are started after this and inherit it. */
export function announce(target: Target): void {
  process.env.E2E_TARGET = JSON.stringify(target);
}

export function target(): Target {
  return JSON.parse(process.env.E2E_TARGET ?? "null") as Target;
}
