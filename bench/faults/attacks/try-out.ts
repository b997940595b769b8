// How much processor time an attack takes and makes others take, on a server of its own that is ended afterwards: nothing that it leaves
// there is felt by what is measured later.
import { setTimeout as sleep } from "node:timers/promises";
import { watch } from "../../child";
import type { Ground } from "../../ground";
import { startProduct } from "../../servers";
import { sendAttacker } from "./attacker";

const firstMs = 3_000;
const forMs = 7_000;

/** Of a core. */
export type Tried = { attacker: number; others: number };

export async function tryOut(ground: Ground, name: string): Promise<Tried> {
  const server = await startProduct(ground);
  const database = watch(ground.postgres.pid);
  const attacker = await sendAttacker(ground, { name, server, isBrief: true });
  await sleep(firstMs); // what is compiled at first is compiled once
  const spent = () => [attacker.cpuMs(), server.cpuMs() + database.cpuMs()];
  const [own = 0, theirs = 0] = spent();
  await sleep(forMs);
  const [ownLater = 0, theirsLater = 0] = spent();
  await attacker.stop();
  await server.stop("SIGKILL");
  await ground.database.$client`delete from imports`; // the next server would take them up again
  return { attacker: (ownLater - own) / forMs, others: (theirsLater - theirs) / forMs };
}
