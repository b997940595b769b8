// The pairs of text and ground that the screens really use, over the values in globals.css, in both themes.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("./globals.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as const,
  ),
);

const text: Record<string, string[]> = {
  ink: ["paper", "surface", "sunk", "accent-soft", "private", "selection"],
  muted: ["paper", "surface", "sunk", "accent-soft", "private"],
  accent: ["paper", "surface", "sunk", "accent-soft", "private"],
  live: ["paper", "surface", "sunk", "private"],
  ok: ["paper", "surface", "sunk", "private"],
  "private-ink": ["paper", "surface", "sunk", "private"],
  "on-accent": ["accent"],
  "on-level-low": ["level-1", "level-2", "level-3"],
  "on-level-4": ["level-4"],
  "on-level-5": ["level-5"],
  paper: ["ink"],
};
/** The edges by which a control is known (WCAG 1.4.11). */
const edges: Record<string, string[]> = { "line-field": ["paper", "surface", "private"], accent: ["paper"] };

const pairs = (table: Record<string, string[]>) =>
  Object.entries(table).flatMap(([front, grounds]) =>
    grounds.flatMap((ground) => (["light", "dark"] as const).map((theme) => ({ front, ground, theme }))),
  );

describe("contrast", () => {
  it.each(pairs(text))("$front on $ground in $theme reads (4.5:1)", ({ front, ground, theme }) => {
    expect(contrast(value(front, theme), value(ground, theme))).toBeGreaterThanOrEqual(4.5);
  });
  it.each(pairs(edges))("$front on $ground in $theme can be made out (3:1)", ({ front, ground, theme }) => {
    expect(contrast(value(front, theme), value(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

function value(name: string, theme: "light" | "dark"): string {
  const found = tokens.get(name)?.[theme];
  if (!found) throw new Error(`globals.css has no token --${name}`);
  return found;
}

/** WCAG 2.2, "contrast ratio". */
function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((from) => {
    const channel = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
