// F8: two hundred requests at once wait for a table that somebody holds: the pool has no connection left for anybody. Most are uploads, which
// are refused without a page: two hundred pages of an error are a load of their own.
import { setTimeout as sleep } from "node:timers/promises";
import { createPerson, createTeam } from "@/db/testing/factories";
import type { Ground } from "../../ground";
import { quantile } from "../../statistics";
import { accountCookie } from "../../world";
import type { Fault, Scene } from "../fault";
import { atMost, fine, type Measured, unless } from "../outcome";

const uploads = 190;
const pages = 10;
const errorLimitMs = 3_000;
const healthLimitMs = 200;

export const starvePool: Fault = { what: "F8 the pool starved by 200 slow queries", isLong: true, strike };

async function strike({ ground, quick }: Scene): Promise<Measured[]> {
  const person = await createPerson(ground.database);
  await createTeam(ground.database, { personId: person.personId });
  const visit = createVisitor(ground, await accountCookie(person));
  await visit("/kits");
  const alone = await ground.database.$client.reserve();
  await alone`begin`;
  await alone`lock table memberships in access exclusive mode`;
  const asked = Promise.all([
    ...Array.from({ length: uploads }, () => visit("/questions/import/upload?name=a.md", "# A question")),
    ...Array.from({ length: pages }, () => visit("/kits")),
  ]);
  const health = await askMeanwhile(asked, () => visit("/api/health"));
  const ends = await asked;
  await alone`rollback`;
  alone.release();
  const after = await visit("/kits");
  const took = ends.map(({ tookMs }) => tookMs);
  return [
    fine(`${ends.filter(({ status }) => status >= 500).length} of ${ends.length} failed`),
    fine(`p50 ${quantile(took, 0.5).toFixed(0)} ms`),
    unless(quick, atMost("the last", Math.max(...took), errorLimitMs)),
    unless(quick, atMost("health beside it", Math.max(...health.map(({ tookMs }) => tookMs)), healthLimitMs)),
    atMost("said to be unwell", health.filter(({ status }) => status !== 200).length, 0, ""),
    { text: `afterwards ${after.status}`, isFine: after.status === 200 },
  ];
}

type Visit = { status: number; tookMs: number };

const createVisitor =
  ({ url }: Ground, cookie: string) =>
  async (path: string, body?: string): Promise<Visit> => {
    const startMs = performance.now();
    const method = body === undefined ? "GET" : "POST";
    const response = await fetch(url + path, { method, body, headers: { cookie, origin: url } });
    await response.text();
    return { status: response.status, tookMs: performance.now() - startMs };
  };

async function askMeanwhile(work: Promise<unknown>, ask: () => Promise<Visit>): Promise<Visit[]> {
  const answers: Visit[] = [];
  let isOver = false;
  const end = () => {
    isOver = true;
  };
  work.then(end, end);
  for (; !isOver; await sleep(50)) answers.push(await ask());
  return answers;
}
