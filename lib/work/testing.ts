// A child that does what no job does, for the tests of what becomes of it then.
import { env } from "node:process";
import { inflateRawSync } from "node:zlib";
import { serve } from "./serve";

// biome-ignore-start lint/correctness/useYield: they never come so far.
const evil: Record<string, (first: unknown) => AsyncGenerator<unknown, void, unknown>> = {
  async *echo(first) {
    for (let heard = first; heard !== "enough"; ) heard = yield heard;
  },
  /** Buffers lie outside of the heap, which alone has a limit of V8's. */
  async *unpack(packed) {
    if (packed instanceof Uint8Array) yield inflateRawSync(packed).length;
  },
  async *fill() {
    for (const kept: number[][] = []; ; )
      kept.push(Array.from({ length: 100_000 }, (_, index) => index + kept.length));
  },
  async *spin() {
    for (;;);
  },
  async *hang() {
    yield await new Promise(() => setInterval(() => undefined, 1_000));
  },
  async *flood() {
    for (;;) yield "a".repeat(1024 * 1024);
  },
  async *environment() {
    yield Object.keys(env);
  },
  async *die() {
    process.exit(1);
  },
  async *fail() {
    throw new Error("What somebody wrote in private");
  },
};

// biome-ignore-end lint/correctness/useYield: until here.

serve((name, first) => evil[name]?.(first) ?? never());

async function* never(): AsyncGenerator<unknown, void, unknown> {}
