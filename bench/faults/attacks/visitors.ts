// Requests of members, each asked again as soon as the last one was answered.
import { readFileSync } from "node:fs";
import { Agent, request } from "node:http";
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
    async stop(): Promise<string> {
      isOver = true;
      agent.destroy();
      await Promise.all(visitors);
      return [...statuses].map(([status, count]) => `${count} × ${status || "cut"}`).join(", ");
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

/** What a server action of the build is asked by, as a page of ours asks it. */
export function asAction(name: string, input: unknown): Pick<Asked, "path" | "body" | "headers"> {
  const manifest: { node: Record<string, { exportedName: string; workers: Record<string, unknown> }> } =
    JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8"));
  const [id = ""] = Object.entries(manifest.node).find(([, { exportedName }]) => exportedName === name) ?? [];
  const headers = {
    accept: "text/x-component",
    "next-action": id,
    "content-type": "text/plain;charset=UTF-8",
  };
  return { path: "/questions/new", headers, body: JSON.stringify([input]) };
}
