// What the command line may say: `npm run bench -- push --quick --blocks=40`.
import { StartProblem } from "@/db/server/start-problem";

export type Sizes = {
  quick: boolean;
  /** Alternating blocks of the push, A and B together. */
  blocks: number;
  perBlock: number;
  /** Pushes of each side before anything is measured. */
  warmUp: number;
  /** Pushes of each side in the open loop. */
  pooled: number;
  /** Pushes a second in the open loop. */
  rate: number;
  starts: number;
  visits: number;
  /** In the bank that is searched. */
  questions: number;
  /** Of each way to look. */
  searches: number;
  /** In the document that is brought in. */
  imported: number;
  /** Where Node's CPU profile of the server goes. */
  profile: string | undefined;
};

const full = {
  blocks: 80,
  perBlock: 50,
  warmUp: 5_000,
  pooled: 20_000,
  rate: 250,
  starts: 9,
  visits: 9,
  questions: 100_000,
  searches: 60,
  imported: 20_000,
};
const short = {
  blocks: 8,
  perBlock: 50,
  warmUp: 500,
  pooled: 1_000,
  rate: 250,
  starts: 3,
  visits: 5,
  questions: 5_000,
  searches: 20,
  imported: 1_000,
};

export function readSizes(words: readonly string[]): Sizes {
  const quick = words.includes("--quick");
  const given = Object.entries(quick ? short : full).map(([name, value]) => [
    name,
    readNumber(words, name) ?? value,
  ]);
  const profile = words.find((word) => word.startsWith("--profile="))?.slice("--profile=".length);
  return { quick, profile, ...(Object.fromEntries(given) as typeof full) };
}

export function readNumber(words: readonly string[], name: string): number | undefined {
  const text = words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3);
  const value = Number(text);
  if (text === undefined) return undefined;
  if (!Number.isInteger(value) || value < 1)
    throw new StartProblem(`--${name} must be a whole number from 1.`);
  return value;
}

/** The parts named on the command line, or all of them. */
export function readParts(words: readonly string[], known: readonly string[]): string[] {
  const named = words.filter((word) => !word.startsWith("--"));
  const stranger = named.find((word) => !known.includes(word));
  if (stranger) throw new StartProblem(`There is no “${stranger}” here. There are: ${known.join(", ")}.`);
  return named.length > 0 ? named : [...known];
}
