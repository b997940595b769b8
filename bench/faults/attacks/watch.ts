// What is looked at twice a second and oftener while an attack goes on.
import type { Child } from "../../child";
import type { Ground } from "../../ground";
import type { openEcho } from "../../push/echo";
import { quantile } from "../../statistics";
import { isConnected, type Stage } from "../stage";

export type Watched = {
  /** Health's slowest answer; infinite where one wasn't 200. */
  healthMs: number;
  /** The most that the server's processes held together. */
  peakMb: number;
  /** p95 of a round trip inside the generator: where it is slow, the machine was, and every figure with it. */
  echoMs: number;
  /** Of the rooms next door: pushes refused or asked again, and connections lost. */
  refusals: number;
  /** Of the refused those that met a limit: what a machine that is only slow never makes. */
  limited: number;
  dropped: number;
};
type Given = { ground: Ground; stage: Stage; server: Child; echo: Awaited<ReturnType<typeof openEcho>> };

const patienceMs = 10_000;

/** Begins; what it returns ends it. */
export function openWatch({ ground, stage, server, echo }: Given): () => Promise<Watched> {
  const health: Promise<number>[] = [];
  const echoes: Promise<number>[] = [];
  let peakMb = 0;
  const endDropWatch = openDropWatch(stage);
  const looks = setInterval(() => {
    health.push(askHealth(`${ground.url}/api/health`));
    peakMb = Math.max(peakMb, server.residentBytes() / 1e6);
  }, 500);
  const rings = setInterval(() => echoes.push(echo.once()), 50);
  return async () => {
    clearInterval(looks);
    clearInterval(rings);
    const healthMs = Math.max(...(await Promise.all(health)));
    return { healthMs, peakMb, echoMs: quantile(await Promise.all(echoes), 0.95), ...endDropWatch() };
  };
}

/** Of the rooms next door, until what it returns is called. */
export function openDropWatch(stage: Stage): () => Pick<Watched, "refusals" | "limited" | "dropped"> {
  const before = stage.recorder.refusals.length;
  let dropped = 0;
  const stops = stage.seats.map((seat) => {
    let was = isConnected(seat);
    return seat.client.subscribe(() => {
      if (was && !isConnected(seat)) dropped += 1;
      was = isConnected(seat);
    });
  });
  return () => {
    for (const stop of stops) stop();
    const refused = stage.recorder.refusals.slice(before);
    const limited = refused.filter((one) => one.startsWith("rate_limited")).length;
    return { refusals: refused.length, limited, dropped };
  };
}

async function askHealth(url: string): Promise<number> {
  const startMs = performance.now();
  const status = await fetch(url, { signal: AbortSignal.timeout(patienceMs) })
    .then(async (response) => {
      await response.arrayBuffer();
      return response.status;
    })
    .catch(() => 0);
  return status === 200 ? performance.now() - startMs : Number.POSITIVE_INFINITY;
}
