// Which faults run, in which order, and which of them share a scene.
import type { Ground } from "../ground";
import { readParts } from "../options";
import { attacks } from "./attacks/all";
import { attackBriefly, measureAttack } from "./attacks/measure";
import { type Fault, type Options, runFault, runTogether } from "./fault";
import type { Outcome } from "./outcome";

type Run = (ground: Ground, options: Options) => Promise<Outcome>;
export type Faults = Record<string, Run | Fault>;
type Step = { name: string; run(ground: Ground, options: Options): Promise<Outcome[]> };

/** In the quick form what strikes a scene of the usual making shares one. */
export function plan(words: readonly string[], faults: Faults, quick: boolean): Step[] {
  const all: Faults = {
    ...faults,
    ...Object.fromEntries(attacks.map((one) => [one.name, asRow(one, quick)])),
  };
  const named = nameFaults(words, all, quick);
  const shared = quick ? named.flatMap((name) => asShared(name, all[name])) : [];
  const alone = named.filter((name) => !shared.some(([one]) => one === name));
  const together: Step = { name: "together", run: (ground, options) => runTogether(ground, shared, options) };
  return [
    ...(shared.length > 0 ? [together] : []),
    ...alone.map((name) => asStep(name, all[name] as Run | Fault)),
  ];
}

type Attack = (typeof attacks)[number];
const asRow = (attack: Attack, quick: boolean): Run | Fault =>
  quick ? attackBriefly(attack) : (ground) => measureAttack(ground, attack);

/** Those that are named, or all but what takes hours and, in the quick form, what is long or needs another build. */
function nameFaults(words: readonly string[], all: Faults, quick: boolean): string[] {
  const attackNames = attacks.map(({ name }) => name);
  const named = readParts(words, [...Object.keys(all), "attacks"]).flatMap((one) =>
    one === "attacks" ? attackNames : one,
  );
  const isNamed = words.some((word) => !word.startsWith("--"));
  return [...new Set(named)].filter((name) => {
    const row = all[name];
    return isNamed || typeof row !== "object" || !(row.onlyNamed || (quick && isApart(row)));
  });
}

const isApart = ({ file, isLong }: Fault): boolean => file !== undefined || isLong === true;

function asShared(name: string, row: Run | Fault | undefined): [string, Fault][] {
  return typeof row === "object" && !isApart(row) && !row.onlyNamed ? [[name, row]] : [];
}

function asStep(name: string, row: Run | Fault): Step {
  const run: Run = typeof row === "object" ? (ground, options) => runFault(ground, row, options) : row;
  return { name, run: async (...given) => [await run(...given)] };
}
