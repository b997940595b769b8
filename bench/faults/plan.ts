// Which faults run, in which order, and which of them share a scene.
import type { Ground } from "../ground";
import { readParts } from "../options";
import { attacks } from "./attacks/all";
import { attackBriefly, attackFully } from "./attacks/measure";
import { type Apart, type Fault, type Options, runFault, runTogether } from "./fault";
import type { Outcome } from "./outcome";

type Row = Fault | Apart;
export type Faults = Record<string, Row>;
type Step = { name: string; run(ground: Ground, options: Options): Promise<Outcome[]> };
/** Numbers of faults that have a name of their own. */
const sameAs: Record<string, string> = { F19: "slow-reader", F21: "event-flood", F25: "soak" };
const attackNames = attacks.map(({ name }) => name);

/** In the quick form what strikes a scene of the usual making shares one. */
export function plan(words: readonly string[], faults: Faults, quick: boolean): Step[] {
  const all = withAttacks(faults, quick);
  const named = nameFaults(words, all, quick);
  const shared = quick ? named.flatMap((name) => asShared(name, all[name])) : [];
  const alone = named.filter((name) => !shared.some(([one]) => one === name));
  const together: Step = { name: "together", run: (ground, options) => runTogether(ground, shared, options) };
  return [...(shared.length > 0 ? [together] : []), ...alone.map((name) => asStep(name, all[name] as Row))];
}

/** A line a name. */
export function listNames(faults: Faults): string {
  const lines = Object.entries(withAttacks(faults, true)).map(([name, { what }]) => [
    [name, ...Object.keys(sameAs).filter((number) => sameAs[number] === name)].join(", "),
    what.replace(/^(F\d+|[\w-]+:) /, ""),
  ]);
  return [
    ...lines,
    ["attacks", "each that has a name and no number, slow-reader and event-flood, beside twenty rooms"],
  ]
    .map(([name = "", what]) => `  ${name.padEnd(18)} ${what}`)
    .join("\n");
}

function withAttacks(faults: Faults, quick: boolean): Faults {
  const asRow = quick ? attackBriefly : attackFully;
  return { ...faults, ...Object.fromEntries(attacks.map((one) => [one.name, asRow(one)])) };
}

/** Those that are named, or all but what takes hours and, in the quick form, what is long or needs another build. */
function nameFaults(words: readonly string[], all: Faults, quick: boolean): string[] {
  const named = readParts(words, [...Object.keys(all), ...Object.keys(sameAs), "attacks"])
    .flatMap((one) => (one === "attacks" ? attackNames : (sameAs[one] ?? one)))
    .filter((one) => one in all);
  const isNamed = words.some((word) => !word.startsWith("--"));
  return [...new Set(named)].filter((name) => {
    const row = all[name];
    return isNamed || !isFault(row) || !(row.onlyNamed || (quick && isApart(row)));
  });
}

const isFault = (row: Row | undefined): row is Fault => row !== undefined && "strike" in row;
const isApart = ({ file, isLong }: Fault): boolean => file !== undefined || isLong === true;

function asShared(name: string, row: Row | undefined): [string, Fault][] {
  return isFault(row) && !isApart(row) && !row.onlyNamed ? [[name, row]] : [];
}

function asStep(name: string, row: Row): Step {
  const run: Apart["run"] = isFault(row) ? (ground, options) => runFault(ground, row, options) : row.run;
  return { name, run: async (...given) => [await run(...given)] };
}
