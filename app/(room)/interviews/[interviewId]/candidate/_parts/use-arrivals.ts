"use client";
import { useEffect, useRef, useState } from "react";
import type { RoomView } from "@/lib/room/schema";
import { describeArrivals } from "./arrivals";
import { playTones } from "./tones";

type Watched = { room: RoomView; isAway: boolean; who: string; sounds: boolean };

/** What arrived last, for a live region; in the tab's title too while nobody looks at it, and as a sound for who wants one. */
export function useArrivals({ room, isAway, who, sounds }: Watched): string {
  const before = useRef({ room, isAway });
  const [told, setTold] = useState("");
  useEffect(() => {
    const words = describeArrivals(before.current, { room, isAway }, who);
    before.current = { room, isAway };
    if (!words) return;
    setTold(words);
    if (document.hidden) showInTitle(words);
    if (sounds) playTones([660, 880]);
  }, [room, isAway, who, sounds]);
  return told;
}

const between = " | ";

/** Until somebody looks. */
function showInTitle(words: string): void {
  const plain = document.title.split(between).at(-1) ?? "";
  document.title = `● ${words}${between}${plain}`;
  const restore = () => {
    document.title = plain;
  };
  document.addEventListener("visibilitychange", restore, { once: true });
}

/** A reload takes a moment and isn't told as leaving. */
const reloadMs = 5_000;

/** Whether somebody has been missing for longer than a reload takes. */
export function useIsAway(isMissing: boolean): boolean {
  const [isAway, setIsAway] = useState(false);
  useEffect(() => {
    if (!isMissing) return setIsAway(false);
    const timer = setTimeout(() => setIsAway(true), reloadMs);
    return () => clearTimeout(timer);
  }, [isMissing]);
  return isAway;
}
