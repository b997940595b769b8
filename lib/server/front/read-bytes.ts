// V8 lets 32 MB of what was read lie before it looks whether anybody still has it, and among it lie small things that live on: the system's
// library then gives nothing of it back.
const lookAfterBytes = 4 * 2 ** 20;
let sinceLook = 0;

/** Of bodies, kept or not. Needs Node's `--expose-gc`, without which all goes on as V8 has it. */
export function noteRead(bytes: number): void {
  sinceLook += bytes;
  if (sinceLook < lookAfterBytes) return;
  sinceLook = 0;
  globalThis.gc?.({ type: "minor" });
}
