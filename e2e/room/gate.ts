import { type BrowserContext, expect, type Page, type WebSocketRoute } from "@playwright/test";
import type { Watch, World } from "../fixtures";
import { Cockpit } from "../screens/cockpit";
import { SignIn } from "../screens/sign-in";

/** What a line that is cut makes a browser complain of, and what is said of what can't be saved then. */
export const lost = /ERR_INTERNET_DISCONNECTED|WebSocket connection to .* failed/;
export const kept = "Offline. Kept in this browser until the line is back";

/** A gate in the line of one browser: shut, its sockets are cut and new ones don't come through; pages still load. */
export class Gate {
  #isShut = false;
  readonly #sockets = new Set<WebSocketRoute>();

  /** Before the pages whose sockets it is to cut. */
  static async before(context: BrowserContext): Promise<Gate> {
    const gate = new Gate();
    await context.routeWebSocket(/\/live\//, async (socket) => {
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

  open(): void {
    this.#isShut = false;
  }
}

type Behind = Awaited<ReturnType<typeof startBehindGate>> & { desk: Page };

/** Types a note while the line is down, once the person has signed out in another tab. */
export async function writesSignedOut(
  { gate, cockpit, desk }: Behind,
  text: string,
  where = kept,
): Promise<void> {
  await gate.shut();
  await desk.goto("/interviews");
  await new SignIn(desk).signsOut();
  await expect(desk.getByRole("link", { name: "Sign in" })).toBeVisible();
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
