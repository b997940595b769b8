import { largestFile } from "@/lib/documents/found";
import { AppError } from "@/lib/errors";

/**
 * The body in memory. The server's front lets no more come than a document may have; here it must say how long it is besides, so that
 * one that was cut off on its way is noticed. What is said to be too large isn't read at all.
 */
export async function readBody(request: Request): Promise<Uint8Array> {
  const said = Number(request.headers.get("content-length") ?? Number.NaN);
  if (!Number.isInteger(said))
    throw new AppError("invalid", "The upload didn’t say how long it is. Try again from the page.");
  if (said > largestFile)
    throw new AppError(
      "invalid",
      "This file is larger than 10 MB. Divide it and bring in one part at a time.",
    );
  // In one piece: hundreds of small ones that wait for the end of slow uploads leave holes, which the system doesn't get back.
  const whole = new Uint8Array(said);
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length + chunk.length <= said) whole.set(chunk, length);
    length += chunk.length;
    if (length > said) break;
  }
  if (length !== said) throw new AppError("invalid", "The upload was cut off on its way. Try again.");
  return whole;
}
