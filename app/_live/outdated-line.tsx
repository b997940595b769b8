"use client";
import { Button } from "@/app/_ui/button";
import type { Initial, RoomState } from "./room-state";

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
  return (
    <div
      role="alert"
      className="mb-6 flex flex-wrap items-center gap-3 rounded-control border border-live/50 bg-surface px-4 py-3 text-sm"
    >
      <p className="flex-1">
        Rehearse was updated while this page was open. Reload it to go on; nothing is lost.
      </p>
      <Button
        size="small"
        onClick={() => {
          flush();
          location.reload();
        }}
      >
        Reload
      </Button>
    </div>
  );
}
