import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "@playwright/test";

const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

type Results = { violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] };

/** The rules that look at colours: all that can differ between light and dark. */
const colours = ["color-contrast", "link-in-text-block"];

/** What axe finds on the page as it stands, a line each. By evaluation, because the page's policy lets no script tag in. */
export async function findFaults(page: Page, rules: "all" | "colours" = "all"): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  const runOnly = rules === "all" ? { type: "tag", values: tags } : { type: "rule", values: colours };
  const { violations } = await page.evaluate(
    (how) => (window as unknown as { axe: { run(how: object): Promise<Results> } }).axe.run(how),
    { runOnly, resultTypes: ["violations"] },
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ""}`),
  );
}

/** Elements that stick out to the right, where the page scrolls sideways. */
export function findOverflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll("*")].filter(
      (one) => one.getBoundingClientRect().right > clientWidth + 1,
    );
    return [
      `${scrollWidth} px of ${clientWidth}`,
      ...wide.slice(-3).map((one) => one.outerHTML.slice(0, 160)),
    ];
  });
}

/** Presses Tab through the page: stops that show no outline, neither on themselves nor on the label around them. */
export async function findInvisibleFocus(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const shown = [at, at.closest("label")].some((one) => {
        if (!one) return false;
        const { outlineStyle, outlineWidth } = getComputedStyle(one);
        return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 1;
      });
      return { shown, html: at.outerHTML.slice(0, 160) };
    });
    if (!stop) break;
    if (!stop.shown) faults.push(stop.html);
  }
  return faults;
}
