// All that is asked of how a screen looks, in one go: to open it and to paint it anew takes longer than most of the answers.
import type { Page } from "@playwright/test";
import { findFaults, findInvisibleFocus, findOverflow } from "./axe";
import { findFaintEdges, findFaintFocus } from "./edges";
import { showIn } from "./screens/all";

type Faults = { axe: string[]; sideways: string[]; edges: string[]; focus: string[] };

export const noFaults = (): Faults => ({ axe: [], sideways: [], edges: [], focus: [] });

/**
 * Adds what is wrong with the page as it stands, narrow and wide, light and dark, and leaves it wide. The focus comes last,
 * and by Tab before every stop by itself: moving it changes a page, and from its last stop Tab leads out of it.
 */
export async function lookOver(page: Page, name: string, faults: Faults): Promise<void> {
  const add = (kind: keyof Faults, where: string, found: string[]) =>
    faults[kind].push(...found.map((fault) => `${name}, ${where}: ${fault}`));
  for (const look of ["light", "dark"] as const) {
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      await showIn(page, look);
      add("sideways", `${look} at ${width}`, await findOverflow(page));
      add("axe", `${look} at ${width}`, await findFaults(page, look === "light" ? "all" : "colours"));
    }
    add("edges", look, await findFaintEdges(page));
  }
  add("focus", "by Tab", await findInvisibleFocus(page));
  add("focus", "dark", await findFaintFocus(page));
  await showIn(page, "light");
  add("focus", "light", await findFaintFocus(page));
}
