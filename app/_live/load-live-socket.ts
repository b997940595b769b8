// What opens the socket comes in a file of its own: the page wakes up without waiting for it, and it comes meanwhile.
const load = () => import("./live-socket");
const tryAgainMs = 1_000;

/** Asked for as soon as this file runs, before React is. On the server there is no socket to open. */
const begun = typeof window === "undefined" ? undefined : load();
begun?.catch(() => undefined); // whoever waits for it is told

/** Tries until it is there, or until `goesOn`, asked after each failure, says no. */
export async function loadLiveSocket(goesOn: () => boolean): Promise<Awaited<typeof begun>> {
  for (let loading = begun ?? load(); ; loading = load()) {
    try {
      return await loading;
    } catch {
      if (!goesOn()) return undefined;
      await new Promise((resolve) => setTimeout(resolve, tryAgainMs));
    }
  }
}
