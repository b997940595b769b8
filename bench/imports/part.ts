// A document of 10 MB from its bytes to the bank and back, in a process that also has rooms to serve: how long, how much memory,
// and how long anything else had to wait for the event loop. Once beside an empty bank, once beside a large one.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { keepImport } from "@/db/imports/imports";
import { createPerson, createTeam } from "@/db/testing/factories";
import { takeMembership } from "@/lib/auth/member";
import { acceptImport } from "@/lib/imports/accept";
import { prepareImport } from "@/lib/imports/prepare";
import { undoImport } from "@/lib/imports/undo";
import { asImporter } from "@/lib/questions/policy";
import { startWork } from "@/lib/work/pool";
import { lineUp } from "@/lib/work/turns/gates";
import { type Figure, ms } from "../figure";
import type { Ground } from "../ground";
import type { Sizes } from "../options";
import { createBank } from "../queries/bank";
import { makeDocument } from "./document";

type Importer = { personId: string; teamId: string };

export async function measureImports(ground: Ground, sizes: Sizes): Promise<Figure[]> {
  const bytes = makeDocument(sizes.imported);
  const { personId } = await createPerson(ground.database);
  const { teamId } = await createTeam(ground.database, { personId, bank: false });
  const work = startWork(new URL("work.js", import.meta.url));
  const alone = await measureOne(ground, { personId, teamId }, bytes);
  const large = await measureOne(ground, await createBank(ground.database, sizes.questions), bytes);
  await work.close();
  const size = `${sizes.imported.toLocaleString("en")} questions, ${(bytes.length / 1e6).toFixed(1)} MB`;
  const beside = `${sizes.questions.toLocaleString("en")} in the bank`;
  return [...toFigures(`import of ${size}`, alone), ...toFigures(`the same beside ${beside}`, large)];
}

const steps = ["upload to review", "accept", "undo"] as const;
type Took = { ms: number; longestWaitMs: number; rose: number };

async function measureOne(
  { database }: Ground,
  { personId, teamId }: Importer,
  bytes: Uint8Array,
): Promise<Took[]> {
  const name = "generated.md";
  const importId = await keepImport(database, { teamId, createdBy: personId, name, bytes });
  const writer = asImporter(await takeMembership(database, personId));
  return [
    await watch(() => prepareImport(database, writer, { importId, name, ticket: lineUp("import", writer) })),
    await watch(() => acceptImport(database, writer, { importId, approve: false })),
    await watch(() => undoImport(database, writer, { importId })),
  ];
}

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;

const held = () => {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

async function watch(work: () => Promise<unknown>): Promise<Took> {
  collect();
  const [before, begunMs] = [held(), performance.now()];
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, held())), 50);
  const delays = monitorEventLoopDelay({ resolution: 5 });
  delays.enable();
  await work();
  delays.disable();
  clearInterval(timer);
  return { ms: performance.now() - begunMs, longestWaitMs: delays.max / 1e6, rose: most - before };
}

function toFigures(name: string, took: readonly Took[]): Figure[] {
  return took.map(({ ms: taken, longestWaitMs, rose }, index) => ({
    name: `${name}: ${steps[index]}; longest wait for the event loop; memory`,
    measured: `${(taken / 1_000).toFixed(1)} s; ${ms(longestWaitMs)}; +${(rose / 1e6).toFixed(0)} MB`,
  }));
}
