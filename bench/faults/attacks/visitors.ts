// Requests of members, each asked again as soon as the last one was answered.
import { Agent, request } from "node:http";
import { atLeast, fine, type Measured, unless } from "../outcome";
import type { Target } from "./attack";

export type Asked = {
  path: string;
  cookie: string;
  body?: string | Uint8Array;
  headers?: Record<string, string>;
};
type Answered = { status: number; text: string };

/** `asks` has one who asks for each visitor; `stop` says how often each status was answered. */
export function keepAsking(target: Target, asks: readonly (() => Asked)[]) {
  const agent = new Agent({ keepAlive: true, localAddress: target.address, maxSockets: asks.length });
  const statuses = new Map<number, number>();
  let isOver = false;
  const visitors = asks.map(async (ask) => {
    while (!isOver) {
      const { status } = await send(target, ask(), agent);
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  });
  return {
    async stop(): Promise<Measured[]> {
      isOver = true;
      agent.destroy();
      await Promise.all(visitors);
      return judgeAnswers(statuses, target);
    },
  };
}

/** Status 0 where the connection broke. */
export function send(
  { url }: Target,
  { path, cookie, body, headers = {} }: Asked,
  agent?: Agent,
): Promise<Answered> {
  return new Promise((done) => {
    const broken = () => setTimeout(done, 50, { status: 0, text: "" });
    const all = {
      cookie,
      origin: url,
      ...(body ? { "content-length": `${Buffer.byteLength(body)}` } : {}),
      ...headers,
    };
    const sent = request(
      `${url}${path}`,
      { method: body ? "POST" : "GET", headers: all, agent },
      (response) => {
        let text = "";
        response.on("data", (chunk) => {
          if (text.length < 10_000) text += chunk;
        });
        response.on("end", () => done({ status: response.statusCode ?? 0, text }));
        response.on("error", broken);
      },
    );
    sent.on("error", broken);
    sent.end(body);
  });
}

/** Refused and cut it may be; where nothing was ever done for it, it was no attack. */
export function judgeAnswers(statuses: ReadonlyMap<number, number>, { isBrief }: Pick<Target, "isBrief">) {
  const others = [...statuses].filter(([status]) => status !== 200);
  return [
    unless(isBrief, atLeast("answered 200", statuses.get(200) ?? 0, 1)),
    fine(`else ${others.map(([status, count]) => `${count} × ${status || "cut"}`).join(", ") || "none"}`),
  ];
}
