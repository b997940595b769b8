"use client";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { elapsedMs } from "@/lib/room/room";
import { RoomClient, type RoomHooks } from "./room-client";
import type { Initial, RoomState } from "./room-state";

/** Opens the room's socket for as long as the component lives. `hooks` may change between renders. */
export function useRoom(initial: Initial, hooks: RoomHooks = {}): { client: RoomClient; state: RoomState } {
  const [client] = useState(() => new RoomClient(initial));
  const latest = useRef(hooks);
  latest.current = hooks;
  const state = useSyncExternalStore(client.subscribe, client.state, client.state);

  useEffect(
    () =>
      client.open({
        ownNote: (note) => latest.current.ownNote?.(note),
        ownRating: (rating) => latest.current.ownRating?.(rating),
        answerElsewhere: (answer) => latest.current.answerElsewhere?.(answer),
        connected: () => latest.current.connected?.(),
        known: () => latest.current.known?.() ?? { notes: {}, ratings: {} },
      }),
    [client],
  );
  return { client, state };
}

/** Server time, once a second while `runs`; the first render uses what the page was made with. */
export function useServerNow(client: RoomClient, initialMs: number, runs: boolean): number {
  const [nowMs, setNowMs] = useState(initialMs);
  useEffect(() => {
    setNowMs(client.nowMs());
    if (!runs) return;
    const timer = setInterval(() => setNowMs(client.nowMs()), 1_000);
    return () => clearInterval(timer);
  }, [client, runs]);
  return nowMs;
}

/** Elapsed time of the interview at a server time, ms. */
export const elapsedAt = (state: RoomState, nowMs: number): number => elapsedMs(state.room, nowMs);

/** `4:05`, `1:02:09`: minutes and seconds, hours where there are any. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const pad = (part: number) => String(part).padStart(2, "0");
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${pad(m)}:${pad(s)}` : `${m}:${pad(s)}`;
}
