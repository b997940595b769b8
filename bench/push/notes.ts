// A note's save → its acknowledgement, against a plain prepared update of the same text; and that of our row with its keys.
import { randomUUID } from "node:crypto";
import type { Ground } from "../ground";
import { type Alternated, alternate } from "./alternate";
import type { LimitSide } from "./limit-side";
import type { ProductRoom, ProductSide } from "./product-side";

const body =
  "Names the N+1 and both ways out of it; unsure when prefetch_related runs a second query. ".repeat(4);
type Ends = { ground: Ground; product: ProductSide; limit: LimitSide };

export async function compareNotes(
  { ground, product, limit }: Ends,
  sizes: { blocks: number; perBlock: number },
): Promise<{ notes: Alternated; floor: Alternated }> {
  const rooms = product.rooms();
  const revisions = rooms.map(() => 0);
  const ids = limit.senders.map(() => randomUUID());
  const { $client: sql } = ground.database;
  await sql`insert into limit_notes select id, '', 0, now() from unnest(${ids}::uuid[]) as id`;
  await sql`insert into limit_own_notes (interview_id, author_seat_id, body, revision, op_id)
    select id, id, '', 0, id from unnest(${ids}::uuid[]) as id`;
  let [saves, updates] = [0, 0];
  const saveOurs = () => {
    const index = saves++ % rooms.length;
    return timed(async () => {
      const input = {
        opId: randomUUID(),
        askedQuestionId: null,
        body: `${body}${saves}`,
        baseRevision: revisions[index],
      };
      const reply = await (rooms[index] as ProductRoom).interviewer.send<{
        data?: { revision: number; outcome: string };
      }>("note:save", input);
      if (reply.data?.outcome !== "saved") throw new Error(`A note wasn't saved: ${JSON.stringify(reply)}`);
      revisions[index] = reply.data.revision;
    });
  };
  const saveLimits = (event: "save" | "save-row") => {
    const index = updates++ % ids.length;
    return timed(async () => {
      await limit.senders[index]?.send(event, { id: ids[index], body: `${body}${updates}` });
    });
  };
  const ours = { once: saveOurs, cpuMs: product.cpuMs };
  const limits = (event: "save" | "save-row") => ({ once: () => saveLimits(event), cpuMs: limit.cpuMs });
  for (let n = 0; n < rooms.length * 2; n++)
    await Promise.all([saveOurs(), saveLimits("save"), saveLimits("save-row")]);
  return {
    notes: await alternate(ours, limits("save"), sizes),
    floor: await alternate(limits("save-row"), limits("save"), sizes),
  };
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startMs = performance.now();
  await work();
  return performance.now() - startMs;
}
