import { atMost, fine, type Measured } from "../outcome";

/** Bytes by the name of what the processes run. */
type ByName = [name: string, bytes: number][];

const limitMb = 30;

/** What the server's processes keep of memory a minute after, together and each. */
export function judgeGrown(before: ByName, after: ByName): Measured[] {
  const [first, last] = [new Map(before), new Map(after)];
  const names = [...new Set([...first.keys(), ...last.keys()])];
  const grown = names.map((name) => ({ name, mb: ((last.get(name) ?? 0) - (first.get(name) ?? 0)) / 1e6 }));
  const together = grown.reduce((sum, { mb }) => sum + mb, 0);
  return [
    atMost("memory after", together, limitMb, "MB"),
    fine(`of it ${grown.map(({ name, mb }) => `${name} ${mb.toFixed(0)}`).join(", ")}`),
  ];
}
