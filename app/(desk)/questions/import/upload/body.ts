import { largestFile } from "@/lib/documents/found";
import { AppError } from "@/lib/errors";

/**
 * The body in memory. What lies between a browser and this keeps at most 10 MB of a body and drops the rest without a word
 * (`proxyClientMaxBodySize` of Next), so a body must say how long it is. What is said to be too large isn't read at all,
 * and nothing may be longer than it is said to be.
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
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request.body ?? []) {
    length += chunk.length;
    if (length > said) break;
    chunks.push(chunk);
  }
  if (length !== said) throw new AppError("invalid", "The upload was cut off on its way. Try again.");
  return Buffer.concat(chunks);
}
