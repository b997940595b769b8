"use client";
import type { Initial, RoomState } from "./room-state";
import { WayOn } from "./way-on";

type Props = {
  initial: Initial;
  state: RoomState;
  /** Sends what was typed; what can't be sent stays in this browser. */
  flush(): void;
};

/**
 * A fact came that this page doesn't know. What one loaded already lacked it isn't said again: there the server doesn't know
 * it either, and another reload would change nothing.
 */
export function OutdatedLine({ initial, state, flush }: Props) {
  const isOutdated = (["room", "panel"] as const).some(
    (stream) => state[stream].outdated && !initial[stream].outdated,
  );
  if (!isOutdated) return null;
  const reload = () => {
    flush();
    location.reload();
  };
  const why = "Rehearse was updated while this page was open. Reload it to go on; nothing is lost.";
  return <WayOn why={why} way="Reload" onWay={reload} />;
}
