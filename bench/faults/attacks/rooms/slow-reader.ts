// F19: twenty tabs of one room stop reading while its candidate writes long answers, which all of them are told, and while they ask for
// all that there is to catch up with, over and over. Each is 30 MB behind in the end, or would be. Then one reads it all again.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createPerson, createSeat } from "@/db/testing/factories";
import { openBenchSocket } from "../../../sockets";
import { accountCookie, type BenchRoom } from "../../../world";
import { openRawSocket, type RawSocket, textFrame } from "../../garbage/raw-socket";
import { atLeast, atMost, type Measured, unless } from "../../outcome";
import type { Attack, Target } from "../attack";

const people = 4;
const tabs = 5;
const asked = 20;
/** Tabs of the candidate, each writing what the others don't: one alone may not write fast enough. */
const writers = 2;
const savesPerSecond = 15;
const body = "漢".repeat(16_000); // 48 kB
const behindBytes = 30e6;
const longestMs = 60_000;
const nothingKnown = { seq: 0, panelSeq: 0, answers: {}, notes: {}, ratings: {} };

export const slowReader: Attack = {
  name: "slow-reader",
  what: `${people * tabs} sockets of a room read nothing while 30 MB are told to each and catch-ups are asked for`,
  before: "five sockets: 137 → 1,126 MB in 12 s, others' p50 638 ms",
  async begin(target) {
    const [room] = await target.createRooms(1);
    if (!room) throw new Error("There is no room to be slow in.");
    const askedIds = await askAll(target, room);
    const readers = await openReaders(target, room);
    return write(target, room, { askedIds, readers });
  },
};

type Bench = Awaited<ReturnType<typeof openBenchSocket>>;
type Answer = { ok: boolean; data?: { facts: unknown[]; answers: Saved[]; more: boolean } };
type Saved = { askedQuestionId: string; revision: number };

const seated = (
  { url }: Target,
  { interviewId }: BenchRoom,
  [cookie, door]: [string, string],
): Promise<Bench> => openBenchSocket(url, { cookie, auth: { interviewId, door } });

async function askAll(target: Target, room: BenchRoom): Promise<string[]> {
  const socket = await seated(target, room, [room.interviewerCookie, "account"]);
  const [version] = await target.database.$client<{ id: string }[]>`
    select v.id from question_versions v join questions q on q.id = v.question_id
    join interviews i on i.team_id = q.team_id where i.id = ${room.interviewId} limit 1`;
  const ids = Array.from({ length: asked }, () => randomUUID());
  for (const opId of ids)
    await socket.send("question:ask", { opId, questionVersionId: version?.id, planItemId: null });
  socket.close();
  return ids;
}

async function openReaders(
  { url, address, database }: Target,
  { interviewId }: BenchRoom,
): Promise<RawSocket[]> {
  const opened: RawSocket[] = [];
  for (let n = 0; n < people; n++) {
    const person = await createPerson(database);
    await createSeat(database, { interviewId, personId: person.personId, role: "observer" });
    const cookie = await accountCookie(person);
    for (let tab = 0; tab < tabs; tab++)
      opened.push(await openRawSocket({ url, address, cookie, interviewId, door: "account" }));
  }
  for (const reader of opened) reader.stopReading();
  return opened;
}

type Scene = { askedIds: string[]; readers: RawSocket[] };

type Written = { told: number; refused: number; revisions: number[] };

async function write(target: Target, room: BenchRoom, { askedIds, readers }: Scene) {
  const candidates: Bench[] = [];
  for (let n = 0; n < writers; n++)
    candidates.push(await seated(target, room, [room.candidateCookie, "candidate"]));
  const written: Written = { told: 0, refused: 0, revisions: askedIds.map(() => 0) };
  const startMs = performance.now();
  let isOver = false;
  /** However slowly it went: what is judged is who is that far behind. */
  const owes = () => !target.isBrief && written.told < behindBytes;
  const work = candidates.map(async (candidate, first) => {
    for (let n = first; (!isOver || owes()) && performance.now() - startMs < longestMs; n += writers) {
      await save(candidate, { askedIds, at: n % asked, written });
      if (first === 0) for (const reader of readers) reader.write(catchUp);
      await sleep(1_000 / savesPerSecond);
    }
  });
  return {
    async stop() {
      isOver = true;
      await Promise.all(work);
      const cut = readers.filter((reader) => !reader.isOpen()).length;
      for (const one of [...readers, ...candidates]) one.close();
      return judge(await replay(target, room), { ...written, cut, isBrief: target.isBrief });
    },
  };
}

const catchUp = textFrame(`421["room:catch-up",${JSON.stringify(nothingKnown)}]`);

type Save = { askedIds: string[]; at: number; written: Written };

async function save(candidate: Bench, { askedIds, at, written }: Save): Promise<void> {
  const baseRevision = written.revisions[at] ?? 0;
  const input = { opId: randomUUID(), askedQuestionId: askedIds[at], body, baseRevision };
  const reply = await candidate.send<Answer>("answer:save", input).catch(() => ({ ok: false }));
  if (!reply.ok) {
    written.refused += 1;
    return;
  }
  written.revisions[at] = baseRevision + 1;
  written.told += Buffer.byteLength(body);
}

type Replayed = { facts: number; saves: number; pieces: number };
type Done = Written & { cut: number; isBrief: boolean };

/** Only who is that far behind has to be cut; what was told has to come back. */
function judge(replayed: Replayed, { told, refused, revisions, cut, isBrief }: Done): Measured[] {
  const saves = revisions.reduce((sum, revision) => sum + revision, 0);
  return [
    unless(isBrief, atLeast("MB told to each", Math.floor(told / 1e6), behindBytes / 1e6)),
    atMost("saves refused", refused, 0, ""),
    unless(isBrief, atLeast(`cut of ${people * tabs}`, cut, people * tabs)),
    atLeast(`saves replayed of ${saves}, in ${replayed.pieces} pieces`, replayed.saves, Math.max(1, saves)),
    atLeast("facts replayed", replayed.facts, asked),
  ];
}

async function replay(target: Target, room: BenchRoom): Promise<Replayed> {
  const socket = await seated(target, room, [room.interviewerCookie, "account"]);
  const known = { ...nothingKnown, answers: {} as Record<string, number> };
  for (let pieces = 1; ; pieces++) {
    const { data } = await socket.send<Answer>("room:catch-up", known);
    if (!data) throw new Error("A catch-up was refused.");
    known.seq += data.facts.length;
    for (const { askedQuestionId, revision } of data.answers) known.answers[askedQuestionId] = revision;
    if (data.more) continue;
    socket.close();
    const saves = Object.values(known.answers).reduce((sum, revision) => sum + revision, 0);
    return { facts: known.seq, saves, pieces };
  }
}
