import { notFound } from "next/navigation";
import { db } from "@/db/client";
import { listKits } from "@/db/kits/kits";
import { requireAs, requireMember } from "@/lib/auth/session";
import { currentInviteLink } from "@/lib/invites/reads";
import { asMissingPage } from "@/lib/pages";
import { asInterviewPlanner, mayCreateInterviews } from "./policy";
import { type KitChoice, listInterviews, readInterview } from "./reads";
import { interviewIdSchema } from "./schema";

type Query = Record<string, string | string[] | undefined>;

export async function loadInterviews(query: Query) {
  const member = await requireMember();
  const cursor = { later: asId(query.later), older: asId(query.older) };
  const lists = await listInterviews(db(), member, cursor);
  return { ...lists, cursor, mayCreate: mayCreateInterviews(member) };
}

/** What the form offers; `chosen` is the kit that the address names, if it is one of them. */
export async function loadKits(query: Query) {
  const { teamId, personId } = await requireAs(asInterviewPlanner);
  const kits = await listKits(db(), { teamId, personId });
  return {
    kits: kits.map(({ kitId, title, minutes, questions, competencies }): KitChoice => {
      return { kitId, title, minutes, questions, competencies };
    }),
    chosen: kits.find(({ kitId }) => kitId === query.kit)?.kitId,
  };
}

/** One interview with its plan, and the invite for those who may hand it out. */
export async function loadInterview(id: string) {
  const member = await requireMember();
  const interviewId = asId(id) ?? notFound();
  const read = readInterview(db(), member, { interviewId });
  const { managed, ...interview } = await read.catch(asMissingPage);
  const invite = managed && (await currentInviteLink(db(), managed));
  return { ...interview, mayManage: managed !== null, invite };
}

function asId(given: string | string[] | undefined): string | undefined {
  return interviewIdSchema.safeParse({ interviewId: given }).data?.interviewId;
}
