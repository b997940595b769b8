// An attack, and what it is given to attack. It runs in a process of its own (`process.ts`), so that what it costs itself isn't felt by
// the clock that the rooms next door are measured with. It is bounded in count and in time.
import { type Database, openDatabase } from "@/db/client";
import { createPerson, createTeam } from "@/db/testing/factories";
import { type Processes, watch } from "../../child";
import { named } from "../../ground";
import { accountCookie, type BenchRoom, createBenchTeam, createRooms } from "../../world";
import type { Measured } from "../outcome";

export type Attack = {
  /** As it is called on the command line. */
  name: string;
  what: string;
  /** What it did to the rooms next door before there was a limit, as it was measured. */
  before?: string;
  /** `stop` ends it, leaves no connection behind, and says in figures what it did, and whether it reached what it was meant for. */
  begin(target: Target): Promise<{ stop(): Promise<Measured[]> }>;
};

type Member = { teamId: string; personId: string; cookie: string };
export type Target = {
  url: string;
  port: number;
  /** `localAddress` of its connections: another one than the rooms next door come from, as a stranger's is. */
  address: string;
  database: Database;
  /** It lasts a moment only: what takes longer isn't judged. */
  isBrief: boolean;
  /** All of the server's processes, without Postgres. */
  server: Processes;
  /** The admin of a fresh team with a bank, who has no seat anywhere. */
  createMember(): Promise<Member>;
  /** Live rooms of a fresh team, each with the cookies of its interviewer and its candidate, who is a guest. */
  createRooms(count: number): Promise<BenchRoom[]>;
};

/** What another process needs to know in order to have the target. */
export type Address = { url: string; databaseUrl: string; serverPid: number; isBrief: boolean };

export function openTarget({ url, databaseUrl, serverPid, isBrief }: Address): Target {
  const database = openDatabase(named(databaseUrl), 4);
  return {
    url,
    port: Number(new URL(url).port),
    address: "127.0.0.66",
    database,
    isBrief,
    server: watch(serverPid),
    createMember: () => createMember(database),
    async createRooms(count) {
      return createRooms(database, await createBenchTeam(database), { count, status: "live" });
    },
  };
}

export async function createMember(database: Database): Promise<Member> {
  const person = await createPerson(database);
  const { teamId } = await createTeam(database, { personId: person.personId });
  return { teamId, personId: person.personId, cookie: await accountCookie(person) };
}
