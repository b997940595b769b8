// Short words that only this server can have made: bytes with an HMAC of them, base64url. What they are for is in the key, so that none
// passes for another; what they belong to (`about`) is signed with them and needn't be said in them.
import { createHmac, timingSafeEqual } from "node:crypto";

const signBytes = 16;

type For = { secret: string; purpose: string; about: string };

export function seal(bytes: Buffer, made: For): string {
  return Buffer.concat([bytes, sign(bytes, made)]).toString("base64url");
}

/** The bytes; undefined where it isn't one of ours, was made for something else, or isn't so long. */
export function unseal(word: string, length: number, made: For): Buffer | undefined {
  const whole = Buffer.from(word, "base64url");
  if (whole.length !== length + signBytes || whole.toString("base64url") !== word) return undefined;
  const bytes = whole.subarray(0, length);
  return timingSafeEqual(sign(bytes, made), whole.subarray(length)) ? bytes : undefined;
}

function sign(bytes: Buffer, { secret, purpose, about }: For): Buffer {
  const key = createHmac("sha256", secret).update(purpose).digest();
  return createHmac("sha256", key).update(bytes).update(about).digest().subarray(0, signBytes);
}
