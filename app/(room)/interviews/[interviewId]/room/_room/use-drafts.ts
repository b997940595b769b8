"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Drafts } from "./drafts";

/** Holds a collection of drafts for the component's life: restores what was kept, flushes when the page is left. */
export function useDrafts<T>(make: () => Drafts<T>): Drafts<T> {
  const [drafts] = useState(make);
  useSyncExternalStore(drafts.subscribe, drafts.version, drafts.version);

  useEffect(() => {
    void drafts.restore();
    const leave = () => drafts.flush();
    window.addEventListener("pagehide", leave);
    document.addEventListener("visibilitychange", leave);
    return () => {
      window.removeEventListener("pagehide", leave);
      document.removeEventListener("visibilitychange", leave);
      drafts.flush();
    };
  }, [drafts]);
  return drafts;
}
