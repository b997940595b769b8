"use client";
import type { RoomClient } from "./room-client";
import { useServerNow } from "./use-room";

/** Whose time, what the page was made with, and whether it goes on. */
export type ServerClock = { client: RoomClient; initialMs: number; runs: boolean };

/** Words that change with the server's time: each second these alone are drawn anew, not the screen around them. */
export function Clock({ client, initialMs, runs, text }: ServerClock & { text(nowMs: number): string }) {
  return text(useServerNow(client, initialMs, runs));
}
