"use client";
import { useEffect, useLayoutEffect, useState, useSyncExternalStore } from "react";
import { type Autosaves, type AutosavesOptions, createAutosaves, type Stored } from "./autosaves";
import type { Written } from "./written";

/** Holds texts for the component's life: restores what was kept, saves when the page is left. */
export function useAutosaves<T>(make: () => Autosaves<T>): Autosaves<T> {
  const [texts] = useState(make);
  useSyncExternalStore(texts.subscribe, texts.version, texts.version);

  useEffect(() => {
    void texts.restore();
    const turnAway = () => texts.flush();
    // Closing a tab shows the one beside it.
    const turnHere = () => void (document.visibilityState === "visible" ? texts.restore() : texts.flush());
    window.addEventListener("beforeunload", texts.prepareLeaving);
    window.addEventListener("pagehide", turnAway);
    document.addEventListener("visibilitychange", turnHere);
    return () => {
      window.removeEventListener("beforeunload", texts.prepareLeaving);
      window.removeEventListener("pagehide", turnAway);
      document.removeEventListener("visibilitychange", turnHere);
    };
  }, [texts]);
  // Earlier than any other effect ends: what is sent here still finds the room's connection open.
  useLayoutEffect(() => () => texts.leave(), [texts]);
  return texts;
}

export type SingleAutosave<T> = {
  written: Written<T>;
  edit(value: T): void;
  resolve(value: T): void;
  heard(stored: Stored<T>): void;
  flush(): void;
  /** What stands now, where a save comes back to it. */
  current(): Written<T>;
};
type Options<T> = Omit<AutosavesOptions<T>, "empty" | "initial"> & { initial: Stored<T> };

const only = "only";

/** One text that saves itself; `options` are those of the first render. */
export function useAutosave<T>({ initial, ...options }: Options<T>): SingleAutosave<T> {
  const texts = useAutosaves(() =>
    createAutosaves<T>({ ...options, empty: initial.value, initial: { [only]: initial } }),
  );
  return {
    written: texts.get(only),
    edit: (value) => texts.edit(only, value),
    resolve: (value) => texts.resolve(only, value),
    heard: (stored) => texts.heard(only, stored),
    flush: texts.flush,
    current: () => texts.get(only),
  };
}
