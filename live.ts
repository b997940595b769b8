// The live door's process: sockets and the log, and nothing of Next. `server.ts` is its parent, which gives it the settings, each
// upgrade as an open socket, and whom to send away (`lib/live/process.ts`); when the parent is gone, however it went, this ends.
import { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { close, connect, healthDb } from "./db/client";
import { answers } from "./db/server/reachable";
import { adoptEnv } from "./lib/env";
import { attachGateway } from "./lib/live/gateway";
import type { FromLive, ToLive, Upgrade } from "./lib/live/process";
import { beChild, tellParent } from "./lib/server/child";

const connections = 6;
/** Rooms wait for the database more eagerly than pages. */
const retryMs = 800;
const upgrades = new Server(); // never listens
let gateway: ReturnType<typeof attachGateway> | undefined;

beChild<ToLive>({
  open(settings) {
    adoptEnv(settings);
    connect(settings.databaseUrl ?? "", connections, retryMs);
    gateway = attachGateway(upgrades);
  },
  hear(message, socket) {
    if ("gone" in message) gateway?.drop(message.gone);
    else if ("reachesDatabase" in message) void lookAtDatabase();
    else {
      tellParent<FromLive>({ taken: message.socketId });
      take(message.upgrade, socket);
    }
  },
  async close() {
    await gateway?.close();
    await close();
  },
});

/** While it closes there is none any more. */
async function lookAtDatabase(): Promise<void> {
  const looks = async () => answers(healthDb());
  const reachesDatabase = await looks().catch(() => false);
  tellParent<FromLive>({ reachesDatabase });
}

/** Without a socket where its browser left on the way. */
function take({ head, ...request }: Upgrade, socket?: Socket): void {
  if (!socket) return;
  // Whoever leaves before anybody listens would end everybody's rooms.
  socket.on("error", () => socket.destroy());
  const incoming = Object.assign(new IncomingMessage(socket), request);
  upgrades.emit("upgrade", incoming, socket, Buffer.from(head, "base64"));
}
