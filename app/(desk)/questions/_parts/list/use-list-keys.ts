"use client";
import { useEffect } from "react";
import { type SingleKeys, useSingleKeys, writes } from "@/app/_ui/use-single-keys";

type Ref<T> = React.RefObject<T | null>;

/**
 * From the search field down through the results and back. The focus itself moves, so that Enter opens and a screen reader
 * reads the row. Arrows act only there; single keys only outside text fields, unless they are switched off.
 */
export function useListKeys(field: Ref<HTMLInputElement>, list: Ref<HTMLUListElement>): SingleKeys {
  const keys = useSingleKeys();
  const { on } = keys;
  useEffect(() => {
    function press(event: KeyboardEvent): void {
      const { key, target } = event;
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!(target instanceof HTMLElement) || document.querySelector("dialog[open]")) return;
      const inField = target === field.current;
      const inList = list.current?.contains(target) ?? false;
      if (!inField && target.matches(writes)) return;
      const where = inField ? "field" : inList ? "list" : "page";
      if (!on && where !== "field" && key.length === 1) return;
      if (act(key, where, target)) event.preventDefault();
    }

    function act(key: string, where: "field" | "list" | "page", target: HTMLElement): boolean {
      const isDown = key === "ArrowDown" || (key === "j" && where !== "field");
      const isUp = key === "ArrowUp" || (key === "k" && where !== "field");
      if ((isDown || isUp) && (key.length === 1 || where !== "page")) step(isDown ? 1 : -1);
      else if (key === "/" && where !== "field") {
        field.current?.focus();
        field.current?.select();
      } else if (key === "Escape" && where === "list") field.current?.focus();
      else if (key === "x" && where === "list") pressIn(target, "input");
      else if (key === "s" && where === "list") pressIn(target, "button");
      else return false;
      return true;
    }

    /** Above the first row stands the field. */
    function step(by: 1 | -1): void {
      const rows = [...(list.current?.children ?? [])];
      const at = rows.findIndex((row) => row.contains(document.activeElement));
      if (at + by < 0) field.current?.focus();
      else rows[at + by]?.querySelector("a")?.focus();
    }

    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [field, list, on]);
  return keys;
}

function pressIn(target: HTMLElement, control: "input" | "button"): void {
  target.closest("li")?.querySelector(control)?.click();
}
