// Pushes at a fixed rate whether or not the last one has arrived; each is timed from when it was due, so a stall is counted
// by everything that it made wait.
import type { Heard, Side } from "./side";

export async function openLoop(
  side: Side,
  { pushes, rate }: { pushes: number; rate: number },
): Promise<number[]> {
  const startMs = performance.now() + 20;
  const arrivals: Promise<number>[] = [];
  await new Promise<void>((done) => {
    const timer = setInterval(() => {
      while (arrivals.length < pushes && dueAt(arrivals.length) <= performance.now()) {
        const due = dueAt(arrivals.length);
        arrivals.push(side.push().then((heard: Heard) => heard.atMs - due));
      }
      if (arrivals.length < pushes) return;
      clearInterval(timer);
      done();
    }, 1);
  });
  return Promise.all(arrivals);

  function dueAt(index: number): number {
    return startMs + (index * 1_000) / rate;
  }
}
