import { z } from "zod";
import { teamRoles } from "@/db/vocabulary";
import { email, personName } from "../auth/schema";
import { plainText } from "../text/storable";
import { mostPlaces } from "./rules";

const role = z.enum(teamRoles, "Choose a role from the list.");
const howMany = `Enter a number from 1 to ${mostPlaces}.`;

/** For whoever has one address, or for so many people, whoever they are. */
export const teamInviteSchema = z.discriminatedUnion("to", [
  z.object({ to: z.literal("address"), email, role }),
  z.object({
    to: z.literal("people"),
    places: z.coerce.number(howMany).int(howMany).min(1, howMany).max(mostPlaces, howMany),
    role,
  }),
]);
export type TeamInviteInput = z.output<typeof teamInviteSchema>;

export const teamInviteIdSchema = z.object({ inviteId: z.uuid() });
export const memberIdSchema = z.object({ memberId: z.uuid() });
export const roleChangeSchema = z.object({ memberId: z.uuid(), role });
export const teamNameSchema = z.object({ name: personName });
export const joinTeamSchema = z.object({ code: plainText.max(200) });

export const leavingSchema = z.object({});
