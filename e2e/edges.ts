import type { Page } from "@playwright/test";

/**
 * Controls whose edge, or whose chosen state, can't be made out (WCAG 1.4.11), a line each. A control is told from what lies
 * around it by its border or by its own ground, of which one reaches 3:1; text alone (a link, a quiet button) has no edge.
 */
export function findFaintEdges(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    type Colour = [number, number, number, number];
    const read = (colour: string): Colour => {
      if (!canvas) throw new Error("no canvas");
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return [red, green, blue, alpha / 255];
    };
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    /** What is painted at an element's place, its own ground included. */
    const ground = (at: Element | null): Colour => {
      if (!at) return [255, 255, 255, 1];
      const own = read(getComputedStyle(at).backgroundColor);
      return own[3] === 1 ? own : over(own, ground(at.parentElement));
    };
    const luminance = (colour: Colour) => {
      const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((value) => {
        const channel = value / 255;
        return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const contrast = (one: Colour, other: Colour) => {
      const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };
    const writes = "input:not([type=checkbox], [type=radio], [type=file], [type=hidden]), textarea, select";
    const chosen = "[aria-pressed=true], label:has(> input.sr-only:checked)";
    const controls = `${writes}, ${chosen}, button, a, label:has(> input.sr-only)`;
    return [...document.querySelectorAll(controls)].flatMap((one) => {
      if (!one.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return [];
      if (one.matches(":disabled, .sr-only, [aria-disabled=true], fieldset:disabled *")) return [];
      const style = getComputedStyle(one);
      const around = ground(one.parentElement);
      const border = read(style.borderBottomColor);
      const hasEdge = style.borderTopStyle !== "none" && style.borderTopWidth !== "0px" && border[3] > 0;
      if (!hasEdge && !one.matches(`${writes}, ${chosen}`)) return [];
      const isInOne = one.parentElement?.closest(".border-line-field") ?? null;
      if (!hasEdge && one.matches(writes) && isInOne) return [];
      const edge = hasEdge ? contrast(over(border, around), around) : 1;
      const best = Math.max(edge, contrast(ground(one), around));
      return best < 2.995 ? [`${best.toFixed(2)} ${one.outerHTML.slice(0, 140)}`] : [];
    });
  });
}
