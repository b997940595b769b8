// F8: two hundred requests at once of forty people, each from an address of their own, wait for a table that somebody holds: the pool has no
// connection left for anybody. Most are uploads, which are refused without a page: two hundred pages of an error are a load of their own.
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { createPerson, createTeam } from "@/db/testing/factories";
import type { Ground } from "../../ground";
import { quantile } from "../../statistics";
import { accountCookie } from "../../world";
import type { Fault, Scene } from "../fault";
import { atLeast, atMost, fine, type Measured, unless } from "../outcome";

const upload = "/questions/import/upload?name=a.md";
const people = 40;
const uploadsOfEach = 4;
/** What pages may have of the server's connections (`db/client.ts`). */
const pool = 9;
const warmUps = 5;
const errorLimitMs = 3_000;
const healthLimitMs = 200;

export const starvePool: Fault = { what: "F8 the pool starved by 200 slow queries", isLong: true, strike };

async function strike({ ground, quick }: Scene): Promise<Measured[]> {
  const visitors = await Promise.all(Array.from({ length: people }, (_, nth) => openVisitor(ground, nth)));
  const all = (visits: (visit: Visitor) => Promise<Visit>[]) => Promise.all(visitors.flatMap(visits));
  // What is compiled at first is another wait.
  for (let n = 0; n < warmUps; n++) await all((visit) => [visit("/kits"), visit(upload, "")]);
  const alone = await ground.database.$client.reserve();
  await alone`begin`;
  await alone`lock table memberships in access exclusive mode`;
  const asked = all((visit) => [
    visit("/kits"),
    ...Array.from({ length: uploadsOfEach }, () => visit(upload, "# A question")),
  ]);
  let waiting = 0;
  const health = await askMeanwhile(asked, async () => {
    waiting = Math.max(waiting, await countWaiting(ground));
    return createVisitor(ground, "")("/api/health");
  });
  const ends = await asked;
  await alone`rollback`;
  alone.release();
  const after = await all((visit) => [visit("/kits")]);
  const took = ends.map(({ tookMs }) => tookMs);
  return [
    atLeast("connections that waited at once", waiting, pool),
    fine(`${ends.filter(({ status }) => status >= 500).length} of ${ends.length} failed`),
    fine(`p50 ${quantile(took, 0.5).toFixed(0)} ms`),
    unless(quick, atMost("the last", Math.max(...took), errorLimitMs)),
    unless(quick, atMost("health beside it", Math.max(...health.map(({ tookMs }) => tookMs)), healthLimitMs)),
    atMost("said to be unwell", health.filter(({ status }) => status !== 200).length, 0, ""),
    atMost("not let in afterwards", after.filter(({ status }) => status !== 200).length, 0, ""),
  ];
}

type Visit = { status: number; tookMs: number };
type Visitor = (path: string, body?: string) => Promise<Visit>;

async function openVisitor(ground: Ground, nth: number): Promise<Visitor> {
  const person = await createPerson(ground.database);
  await createTeam(ground.database, { personId: person.personId });
  return createVisitor(ground, await accountCookie(person), `127.3.0.${nth + 1}`);
}

const createVisitor =
  ({ url }: Ground, cookie: string, localAddress = "127.0.0.1"): Visitor =>
  (path, body) =>
    new Promise((done, fail) => {
      const startMs = performance.now();
      const method = body === undefined ? "GET" : "POST";
      const headers = { cookie, origin: url };
      const asked = request(url + path, { method, headers, localAddress, agent: false }, (answer) => {
        const end = () => done({ status: answer.statusCode ?? 0, tookMs: performance.now() - startMs });
        answer.resume().on("end", end).on("error", fail);
      });
      asked.on("error", fail).end(body);
    });

async function countWaiting({ database }: Ground): Promise<number> {
  const [row] = await database.$client<{ count: number }[]>`select count(*)::int as count
    from pg_stat_activity where application_name = 'rehearse' and wait_event_type = 'Lock'`;
  return row?.count ?? 0;
}

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
