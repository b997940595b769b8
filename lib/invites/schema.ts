import { z } from "zod";
import { personName } from "../auth/schema";

/** 22 characters of base64url: 132 bits. */
export const inviteCodeSchema = z.string().regex(/^[\w-]{22}$/);

/** `as` says who joins: the person who is signed in, or a guest under the name that was typed. */
export const joinSchema = z.discriminatedUnion("as", [
  z.object({ as: z.literal("me"), code: z.string().max(200) }),
  z.object({ as: z.literal("guest"), code: z.string().max(200), name: personName }),
]);
