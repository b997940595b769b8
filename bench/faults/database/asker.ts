// Somebody who opens pages, pushes and searches while the database is in trouble, and takes down how long each took and what it said.
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { createPerson, createTeam, listBank } from "@/db/testing/factories";
import type { Ground } from "../../ground";
import { openBenchSocket } from "../../sockets";
import { accountCookie, createRooms } from "../../world";
import { atMost, type Measured } from "../outcome";

type Asked = { what: string; tookMs: number; isFine: boolean; said: string; opId?: string };
type Reply = { ok: boolean; error?: { message: string } };
export type Asker = {
  asked: Asked[];
  /** Everything once, side by side. */
  askAll(): Promise<boolean>;
  /** Ms until everything works; infinite where it never does. */
  untilWell(): Promise<number>;
  /** How many pushes were said not to have been done, and were. */
  countFalse(): Promise<number>;
  /** The longest of each kind since the beginning. */
  longest(limitMs: number): Measured[];
  close(): void;
};

const giveUpMs = 60_000;
/** A room takes some hundred questions, and each of them sends two commands a round. */
const roomCount = 9;

export async function openAsker(ground: Ground, pages: readonly string[]): Promise<Asker> {
  const { database, url } = ground;
  const person = await createPerson(database);
  const { teamId } = await createTeam(database, { personId: person.personId });
  const [question] = await listBank(database, teamId);
  const questionVersionId = question?.versionId ?? "";
  const rooms = await createRooms(
    database,
    { teamId, questionVersionIds: [] },
    { count: roomCount, status: "live" },
  );
  const cookie = await accountCookie(person);
  const sockets = await Promise.all(
    rooms.map(({ interviewId, interviewerCookie }) =>
      openBenchSocket(url, { cookie: interviewerCookie, auth: { interviewId, door: "account" } }),
    ),
  );
  let sent = 0;
  const asked: Asked[] = [];

  async function time(what: string, ask: () => Promise<Omit<Asked, "what" | "tookMs">>): Promise<boolean> {
    const startMs = performance.now();
    const answer = await ask().catch((error: Error) => ({ isFine: false, said: error.message }));
    asked.push({ what, tookMs: performance.now() - startMs, ...answer });
    return answer.isFine;
  }
  const open = (path: string) =>
    time(path, async () => {
      const response = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
      const said = await response.text();
      return { isFine: response.status === 200, said };
    });
  const send = (name: string, input: object, opId?: string) =>
    time(name, async () => {
      const socket = sockets[sent++ % roomCount];
      if (!socket) throw new Error("There is no room to ask in.");
      const reply = await socket.send<Reply>(name, { ...input, ...(opId ? { opId } : {}) });
      return { isFine: reply.ok, said: reply.error?.message ?? "", opId };
    });
  const askAll = async () => {
    const all = await Promise.all([
      ...pages.map(open),
      send("question:ask", { questionVersionId, planItemId: null }, randomUUID()),
      send("bank:search", { text: "index" }),
    ]);
    return all.every(Boolean);
  };
  return {
    asked,
    askAll,
    async untilWell() {
      const startMs = performance.now();
      for (; performance.now() - startMs < giveUpMs; await sleep(50))
        if (await askAll()) return performance.now() - startMs;
      for (const said of new Set(
        asked.filter((one) => !one.isFine).map((one) => `${one.what}: ${one.said.slice(0, 300)}`),
      ))
        process.stderr.write(`  never well: ${said}\n`);
      return Number.POSITIVE_INFINITY;
    },
    async countFalse() {
      const denied = asked.filter(({ said, opId }) => opId && said.includes("Nothing was changed"));
      const rows =
        await database.$client`select from facts where interview_id = any(${rooms.map(({ interviewId }) => interviewId)}::uuid[])
        and op_id = any(${denied.map(({ opId }) => opId ?? "")}::uuid[])`;
      return rows.length;
    },
    longest: (limitMs) =>
      [...new Set(asked.map(({ what }) => what))].map((what) =>
        atMost(what, Math.max(...asked.filter((one) => one.what === what).map((one) => one.tookMs)), limitMs),
      ),
    close() {
      for (const socket of sockets) socket.close();
    },
  };
}
