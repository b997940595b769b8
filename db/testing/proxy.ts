// A TCP proxy before Postgres that stops forwarding, refuses, or goes on, as it is told.
import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { findFreePort } from "../server/free-port";

export type Between = {
  /** Of the database, through it. */
  url: string;
  /** Connections that came so far, refused ones too. */
  count(): number;
  /** Nothing goes through any more, on no connection; new ones are taken and hear nothing. */
  silence(): void;
  /** All are cut, and new ones are told that the database is starting up. */
  refuse(): void;
  /** New connections go through. Those that were silent stay so. */
  goOn(): void;
  /** Cuts those that are open. */
  cut(): void;
  close(): Promise<void>;
};

const said = "SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0";
const startingUp = Buffer.from(`E\0\0\0${String.fromCharCode(said.length + 4)}${said}`);

export async function startProxy(databaseUrl: string): Promise<Between> {
  const { hostname, port } = new URL(databaseUrl);
  const pairs = new Set<[Socket, Socket]>();
  let mode: "forward" | "silence" | "refuse" = "forward";
  let came = 0;
  const server = createServer((from) => {
    came += 1;
    from.on("error", () => from.destroy());
    if (mode === "refuse") from.once("data", () => from.end(startingUp));
    if (mode !== "forward") return;
    const to = connect({ host: hostname, port: Number(port) });
    to.on("error", () => to.destroy());
    const pair: [Socket, Socket] = [from, to];
    pairs.add(pair);
    from.pipe(to).pipe(from);
    for (const [one, other] of [pair, [to, from] as const])
      one.once("close", () => {
        pairs.delete(pair);
        other.destroy();
      });
  });
  const listens = await findFreePort();
  server.listen(listens, "127.0.0.1");
  await once(server, "listening");
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${listens}`;
  const cut = () => {
    for (const [from, to] of pairs) {
      from.destroy();
      to.destroy();
    }
  };
  return {
    url: url.href,
    count: () => came,
    silence() {
      mode = "silence";
      for (const [from, to] of pairs) {
        from.unpipe(to).pause();
        to.unpipe(from).pause();
      }
      pairs.clear();
    },
    refuse() {
      mode = "refuse";
      cut();
    },
    goOn() {
      mode = "forward";
    },
    cut,
    async close() {
      cut();
      server.close();
    },
  };
}
