// The live door's process: sockets and the log, and nothing of Next. `server.ts` is its parent, which gives it the settings, each
// upgrade as an open socket, and whom to send away (`lib/live/process.ts`); when the parent is gone, however it went, this ends.
import { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { close, connect } from "./db/client";
import { adoptEnv } from "./lib/env";
import { attachGateway } from "./lib/live/gateway";
import type { FromLive, ToLive, Upgrade } from "./lib/live/process";
import { log } from "./lib/log";

const connections = 6;
/** Rooms wait for the database more eagerly than pages. */
const retryMs = 800;
const upgrades = new Server(); // never listens
let gateway: ReturnType<typeof attachGateway> | undefined;

process.on("message", (message: ToLive, socket?: Socket) => {
  if ("upgrade" in message) {
    say({ taken: message.socketId });
    take(message.upgrade, socket);
  } else if ("areYouWell" in message) say({ isWell: true });
  else if ("gone" in message) gateway?.drop(message.gone);
  else if ("open" in message) {
    adoptEnv(message.open);
    log.level = message.open.logLevel;
    connect(message.open.databaseUrl ?? "", connections, retryMs);
    gateway = attachGateway(upgrades);
    say({ isOpen: true });
  } else void stop();
});
process.on("disconnect", () => process.exit());
// A terminal and a supervisor signal the whole group: when to end is the parent's to say.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
process.on("unhandledRejection", (err) =>
  log.error({ err }, "a promise was rejected and nobody waited for it"),
);

function say(message: FromLive): void {
  process.send?.(message);
}

/** Without a socket where its browser left on the way. */
function take({ head, ...request }: Upgrade, socket?: Socket): void {
  if (!socket) return;
  // Whoever leaves before anybody listens would end everybody's rooms.
  socket.on("error", () => socket.destroy());
  const incoming = Object.assign(new IncomingMessage(socket), request);
  upgrades.emit("upgrade", incoming, socket, Buffer.from(head, "base64"));
}

async function stop(): Promise<void> {
  await gateway?.close();
  await close();
  process.exit();
}
