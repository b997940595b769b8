"use client";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { Autosaves } from "./autosaves";

/** Holds a collection of drafts for the component's life: restores what was kept, flushes when the page is left. */
export function useAutosaves<T>(make: () => Autosaves<T>): Autosaves<T> {
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
