// When what is typed is saved: once nobody types, and at the latest every few seconds. The timers are handed in.

type Timer = ReturnType<typeof setTimeout>;
export type Pace = {
  timers: { set(run: () => void, ms: number): Timer; clear(timer: Timer | undefined): void };
  idleMs?: number;
  maxWaitMs?: number;
};

/** `begin` at each change; `stop` once it needn't run any more. */
export function createPace(run: () => void, { timers, idleMs = 600, maxWaitMs = 4_000 }: Pace) {
  let idle: Timer | undefined;
  let latest: Timer | undefined;
  return {
    begin(): void {
      timers.clear(idle);
      idle = timers.set(run, idleMs);
      latest ??= timers.set(run, maxWaitMs);
    },
    stop(): void {
      timers.clear(idle);
      timers.clear(latest);
      idle = undefined;
      latest = undefined;
    },
  };
}
