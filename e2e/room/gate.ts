import type { BrowserContext, WebSocketRoute } from "@playwright/test";

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
