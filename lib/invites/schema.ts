import { z } from "zod";
import { personName } from "../auth/schema";
import { plainText } from "../text/storable";

/** 22 characters of base64url: 132 bits. */
export const inviteCodeSchema = z.string().regex(/^[\w-]{22}$/);

/** `as` says who joins: the person who is signed in, or a guest under the name that was typed. */
export const joinSchema = z.discriminatedUnion("as", [
  z.object({ as: z.literal("me"), code: plainText.max(200) }),
  z.object({ as: z.literal("guest"), code: plainText.max(200), name: personName }),
]);
