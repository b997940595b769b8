// F19: twenty tabs of one room stop reading while its candidate writes long answers, which all of them are told, and while they ask for
// all that there is to catch up with, over and over. Each is 30 MB behind in the end, or would be. Then one reads it all again.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createPerson, createSeat } from "@/db/testing/factories";
import { openBenchSocket } from "../../../sockets";
import { accountCookie, type BenchRoom } from "../../../world";
import { openRawSocket, type RawSocket, textFrame } from "../../garbage/raw-socket";
import type { Attack, Target } from "../attack";

const people = 4;
const tabs = 5;
const asked = 20;
const savesPerSecond = 18;
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

async function write(target: Target, room: BenchRoom, { askedIds, readers }: Scene) {
  const candidate = await seated(target, room, [room.candidateCookie, "candidate"]);
  const revisions = askedIds.map(() => 0);
  const startMs = performance.now();
  const catchUp = textFrame(`421["room:catch-up",${JSON.stringify(nothingKnown)}]`);
  let isOver = false;
  let told = 0;
  const work = (async () => {
    for (let n = 0; !isOver && performance.now() - startMs < longestMs; n++) {
      const at = n % asked;
      const save = {
        opId: randomUUID(),
        askedQuestionId: askedIds[at],
        body,
        baseRevision: revisions[at] ?? 0,
      };
      const reply = await candidate.send<Answer>("answer:save", save);
      if (reply.ok) revisions[at] = (revisions[at] ?? 0) + 1;
      if (reply.ok) told += Buffer.byteLength(body);
      for (const reader of readers) if (n % 2) reader.write(catchUp);
      await sleep(1_000 / savesPerSecond);
    }
  })();
  return {
    async stop() {
      isOver = true;
      await work;
      const cut = readers.filter((reader) => !reader.isOpen()).length;
      for (const reader of readers) reader.close();
      candidate.close();
      if (told > (2 * behindBytes) / 3 && cut < readers.length) throw new Error(`Only ${cut} were cut.`);
      const pieces = await replay(target, room, revisions);
      return `${(told / 1e6).toFixed(0)} of ${behindBytes / 1e6} MB told, ${cut} of ${readers.length} cut, all replayed in ${pieces} pieces`;
    },
  };
}

/** Throws where what is read again isn't all that was asked and written. */
async function replay(target: Target, room: BenchRoom, revisions: number[]): Promise<number> {
  const socket = await seated(target, room, [room.interviewerCookie, "account"]);
  const known = { ...nothingKnown, answers: {} as Record<string, number> };
  for (let pieces = 1; ; pieces++) {
    const { data } = await socket.send<Answer>("room:catch-up", known);
    if (!data) throw new Error("A catch-up was refused.");
    known.seq += data.facts.length;
    for (const { askedQuestionId, revision } of data.answers) known.answers[askedQuestionId] = revision;
    if (data.more) continue;
    socket.close();
    const written = Object.values(known.answers).reduce((sum, revision) => sum + revision, 0);
    if (written !== revisions.reduce((sum, revision) => sum + revision, 0) || known.seq < asked)
      throw new Error(`Of what was told ${known.seq} facts and ${written} saves came back.`);
    return pieces;
  }
}
