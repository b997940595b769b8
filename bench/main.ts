// npm run bench: runs the parts, prints one table. Exit status 1 only where a figure's whole interval is over its limit.
import { type Figure, printTable, verdictOf } from "./figure";
import { type Environment, type Ground, onGround } from "./ground";
import { measureImports } from "./imports/part";
import { describeMachine } from "./machine";
import { readParts, readSizes, type Sizes } from "./options";
import { measurePages } from "./pages/part";
import { measurePush } from "./push/part";
import { measureQueries } from "./queries/part";
import { measureStart } from "./start/part";

type Given = {
  root: string;
  words: string[];
  environment: Environment;
  findChromium(): Promise<string | undefined>;
};
type Part = (ground: Ground, sizes: Sizes, given: Given) => Promise<Figure[]>;

const parts: Record<string, Part> = {
  push: measurePush,
  pages: (ground, sizes, { findChromium }) => measurePages(ground, sizes, findChromium),
  start: measureStart,
  queries: measureQueries,
  imports: measureImports,
};

export async function main(given: Given): Promise<number> {
  const sizes = readSizes(given.words);
  const names = readParts(given.words, Object.keys(parts));
  return onGround(given, async (ground) => {
    const figures: Figure[] = [];
    for (const name of names) {
      const begun = performance.now();
      figures.push(...((await parts[name]?.(ground, sizes, given)) ?? []));
      process.stderr.write(`${name}: ${((performance.now() - begun) / 1_000).toFixed(0)} s\n`);
    }
    process.stdout.write(`\n${printTable(figures)}\n\n${describeMachine(given.root, ground.version)}\n`);
    return figures.some((figure) => verdictOf(figure) === "over") ? 1 : 0;
  });
}
