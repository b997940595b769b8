import { type IncomingHttpHeaders, request } from "node:http";
import { target } from "./target";

export type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
/** `from`: another address of this machine than its first. */
type Options = { method?: string; headers?: Record<string, string>; body?: string; from?: string };

/** A request that no browser would send: any Host, any header, no redirect followed, nothing added. */
export function send(
  path: string,
  { method = "GET", headers = {}, body, from }: Options = {},
): Promise<Answer> {
  const { host, hostname, port } = new URL(target().url);
  return new Promise((done, fail) => {
    const where = from ? { host: "127.0.0.1", localAddress: from } : { host: hostname };
    const options = { method, path, port, ...where, headers: { host, ...headers }, setHost: false };
    const asked = request(options, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", fail);
      response.on("end", () => {
        const { statusCode: status = 0, headers } = response;
        done({ status, headers, body: Buffer.concat(parts).toString() });
      });
    });
    asked.on("error", fail);
    asked.end(body);
  });
}
