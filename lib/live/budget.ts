/** A token bucket without a clock of its own. `take` returns false when the budget is spent. */
type Budget = { take(nowMs: number): boolean };

/** `perSecond` in the long run, `burst` at once. */
export function createBudget(perSecond: number, burst: number): Budget {
  let tokens = burst;
  let lastMs = 0;
  return {
    take(nowMs) {
      tokens = Math.min(burst, tokens + (Math.max(0, nowMs - lastMs) / 1000) * perSecond);
      lastMs = nowMs;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
