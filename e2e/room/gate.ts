import { type BrowserContext, expect, type WebSocketRoute } from "@playwright/test";
import { insertSignIn } from "@/db/auth/sign-ins";
import type { Database } from "@/db/client";
import { endSignIns } from "@/lib/auth/sign-ins/commands";
import { accountCookie } from "../cookies";
import type { Watch, World } from "../fixtures";
import { Cockpit } from "../screens/cockpit";

/** What a line that is cut makes a browser complain of, and what is said of what can't be saved then. */
export const lost = /ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/;
export const kept = "Kept in this browser until the connection is back";

/** A gate in the line of one browser: shut, its sockets are cut and new ones don't come through; pages still load. */
export class Gate {
  #isShut = false;
  #isSilent = false;
  readonly #sockets = new Set<WebSocketRoute>();

  /** Before the pages whose sockets it is to cut. */
  static async before(context: BrowserContext): Promise<Gate> {
    const gate = new Gate();
    await context.routeWebSocket(/\/live\//, async (socket) => {
      if (gate.#isSilent) return refuse(socket);
      if (gate.#isShut) return socket.close();
      socket.connectToServer();
      gate.#sockets.add(socket);
    });
    return gate;
  }

  async shut(): Promise<void> {
    this.#isShut = true;
    for (const socket of this.#sockets) await socket.close();
    this.#sockets.clear();
  }

  /** As where the server is reached and its database doesn't answer. */
  async silence(): Promise<void> {
    this.#isSilent = true;
    await this.shut();
  }

  open(): void {
    this.#isShut = false;
    this.#isSilent = false;
  }
}

/** In the words of engine.io 4 and socket.io 5: a session is opened, and the room isn't. */
function refuse(socket: WebSocketRoute): void {
  socket.onMessage(() => socket.send(`44${JSON.stringify({ message: "", data: { code: "unavailable" } })}`));
  const session = {
    sid: "one",
    upgrades: [],
    pingInterval: 25_000,
    pingTimeout: 20_000,
    maxPayload: 100_000,
  };
  socket.send(`0${JSON.stringify(session)}`);
}

type Behind = Awaited<ReturnType<typeof startBehindGate>> & { database: Database; world: World };

/** Types a note while the line is down, once the person was signed out from another browser. */
export async function writesSignedOut(
  { gate, cockpit, database, world }: Behind,
  text: string,
  where = kept,
): Promise<void> {
  await gate.shut();
  await endSignIns(database, world.interviewer);
  await cockpit.note().fill(text);
  await expect(cockpit.judgement().getByText(where)).toBeVisible();
}

/** An interview that has begun with its first question, in a cockpit whose line goes through a gate. */
export async function startBehindGate({
  interviewer,
  watch,
  world,
}: {
  interviewer: BrowserContext;
  watch: Watch;
  world: World;
}) {
  watch.allow(lost);
  const gate = await Gate.before(interviewer);
  const cockpit = await Cockpit.open(interviewer, world.interviewId);
  await cockpit.start();
  await cockpit.askNext();
  return { gate, cockpit };
}

/** The interviewer, in that browser. */
export async function signsInAgain(
  context: BrowserContext,
  { database, world }: { database: Database; world: World },
): Promise<void> {
  const { personId } = world.interviewer;
  const signIn = await insertSignIn(database, { personId, browser: "Chrome on Linux" });
  await context.addCookies([await accountCookie({ personId, ...signIn })]);
}
