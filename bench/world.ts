// Rooms with their people and cookies, in one team: an interviewer and a guest for each, as an invite would make them.
import type { Database } from "@/db/client";
import {
  createGuest,
  createInterview,
  createPerson,
  createSeat,
  createTeam,
  listBank,
} from "@/db/testing/factories";
import type { InterviewStatus } from "@/db/vocabulary";
import { guestCookieName, issueGuestToken, issueSessionToken, sessionCookieName } from "@/lib/auth/identify";

export type BenchRoom = {
  interviewId: string;
  interviewerId: string;
  interviewerSeatId: string;
  candidateId: string;
  candidateSeatId: string;
  interviewerCookie: string;
  candidateCookie: string;
};
export type Team = { teamId: string; questionVersionIds: string[] };

export async function createBenchTeam(database: Database): Promise<Team> {
  const owner = await createPerson(database);
  const { teamId } = await createTeam(database, { personId: owner.personId });
  const bank = await listBank(database, teamId);
  return { teamId, questionVersionIds: bank.map((question) => question.versionId) };
}

export async function createRooms(
  database: Database,
  { teamId }: Team,
  given: { count: number; status: InterviewStatus },
): Promise<BenchRoom[]> {
  const rooms: BenchRoom[] = [];
  for (let made = 0; made < given.count; made++) rooms.push(await createRoom(database, teamId, given.status));
  return rooms;
}

async function createRoom(database: Database, teamId: string, status: InterviewStatus): Promise<BenchRoom> {
  const interviewer = await createPerson(database);
  const { personId } = interviewer;
  const made = await createInterview(database, { teamId, personId, status, planned: 8 });
  const { interviewId, interviewerSeatId } = made;
  const guest = await createGuest(database, { name: "Samira Osei" });
  const candidate = await createSeat(database, { interviewId, personId: guest.personId, role: "candidate" });
  return {
    interviewId,
    interviewerId: personId,
    interviewerSeatId,
    candidateId: guest.personId,
    candidateSeatId: candidate.seatId,
    interviewerCookie: await accountCookie(interviewer),
    candidateCookie: await guestCookie({ ...guest, interviewId }),
  };
}

export async function accountCookie(person: Parameters<typeof issueSessionToken>[0]): Promise<string> {
  return `${sessionCookieName()}=${await issueSessionToken(person)}`;
}

export async function guestCookie(guest: Parameters<typeof issueGuestToken>[0]): Promise<string> {
  return `${guestCookieName(guest.interviewId)}=${await issueGuestToken(guest)}`;
}
