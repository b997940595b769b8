import type { Page } from "@playwright/test";
import { layInColours } from "./colours";

/**
 * Controls whose edge, or whose chosen state, can't be made out (WCAG 1.4.11), a line each. A control is told from what lies
 * around it by its border or by its own ground, of which one reaches 3:1; what is chosen also by a line at one side or by
 * its picture; text alone (a link, a quiet button) has no edge.
 */
export async function findFaintEdges(page: Page): Promise<string[]> {
  await layInColours(page);
  return page.evaluate(() => {
    const { ground, contrast, standsOut } = window.colours;
    const boxes = "input:is([type=checkbox], [type=radio]):not(.sr-only)";
    const writes = "input:not([type=checkbox], [type=radio], [type=file], [type=hidden]), textarea, select";
    const chosen =
      "[aria-pressed=true], [aria-selected=true], [aria-current]:is(a, button), label:has(> input.sr-only:checked)";
    const controls = `${boxes}, ${writes}, ${chosen}, button, a, label:has(> input.sr-only)`;

    const sides = (one: Element, around: ReturnType<typeof ground>) => {
      const style = getComputedStyle(one);
      return (["Top", "Right", "Bottom", "Left"] as const).map((side) =>
        style[`border${side}Style`] === "none" || style[`border${side}Width`] === "0px"
          ? 1
          : standsOut(style[`border${side}Color`], around),
      );
    };
    /** By what else something chosen may be told: a line under its words, a picture that is filled. */
    const marksOf = (one: Element) => {
      const { textDecorationLine, textDecorationColor } = getComputedStyle(one);
      const picture = one.querySelector("svg");
      return [
        ...(textDecorationLine === "underline" ? [textDecorationColor] : []),
        ...(picture ? [getComputedStyle(picture).fill] : []),
      ];
    };
    return [...document.querySelectorAll(controls)].flatMap((one) => {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      if (one.closest("[inert]") || one.matches(":disabled, [aria-disabled=true], fieldset:disabled *"))
        return [];
      if (one.matches(".sr-only")) return [];
      const around = ground(one.parentElement);
      const borders = sides(one, around);
      const hasEdge = Math.min(...borders) > 1;
      if (!hasEdge && !one.matches(`${boxes}, ${writes}, ${chosen}`)) return [];
      const isInOne = one.parentElement?.closest(".border-line-field") ?? null;
      if (!hasEdge && one.matches(writes) && isInOne) return [];
      const edge = one.matches(chosen) ? Math.max(...borders) : Math.min(...borders);
      const marks = one.matches(chosen) ? marksOf(one) : [];
      const drawn = marks.map((colour) => standsOut(colour, around));
      const best = Math.max(edge, ...drawn, contrast(ground(one), around));
      return best < 2.995 ? [`${best.toFixed(2)} ${one.outerHTML.slice(0, 140)}`] : [];
    });
  });
}

/** Controls whose ring, once they have the focus by keyboard, is under 3:1 on what lies around it, or isn't there. */
export async function findFaintFocus(page: Page): Promise<string[]> {
  await layInColours(page);
  // From a key on, a browser shows where the focus is.
  await page.keyboard.press("Tab");
  return page.evaluate(() => {
    const { ground, standsOut } = window.colours;
    const open = document.querySelector("dialog:modal") ?? document;
    const stops = "a[href], button, input, select, textarea, summary, [tabindex='0']";
    return [...open.querySelectorAll<HTMLElement>(stops)].flatMap((one) => {
      one.focus();
      if (document.activeElement !== one) return [];
      const rings = [one, one.closest("label")].map((ringed) => {
        if (!ringed) return 0;
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(ringed);
        const isDrawn = outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
        return isDrawn ? standsOut(outlineColor, ground(ringed.parentElement)) : 0;
      });
      const best = Math.max(...rings);
      return best < 2.995 ? [`${best.toFixed(2)} ${one.outerHTML.slice(0, 140)}`] : [];
    });
  });
}
