// What colours are painted on a page, for whoever measures them there: `window.colours`, laid in by evaluation, because the
// page's policy lets no script tag in.
import type { Page } from "@playwright/test";

type Colour = [red: number, green: number, blue: number, alpha: number];
type Colours = ReturnType<typeof makeColours>;
declare global {
  interface Window {
    colours: Colours;
  }
}

export async function layInColours(page: Page): Promise<void> {
  await page.evaluate(`window.colours ??= (${makeColours})()`);
}

function makeColours() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });

  /** Any colour that CSS knows, as it is painted. */
  function read(colour: string): Colour {
    if (!canvas) throw new Error("no canvas");
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  }

  function over(front: Colour, back: Colour): Colour {
    const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3]);
    return [mix(0), mix(1), mix(2), 1];
  }

  /** What is painted at an element's place, its own ground included. */
  function ground(at: Element | null): Colour {
    if (!at) return [255, 255, 255, 1];
    const own = read(getComputedStyle(at).backgroundColor);
    return own[3] === 1 ? own : over(own, ground(at.parentElement));
  }

  function luminance(colour: Colour): number {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((value) => {
      const channel = value / 255;
      return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** WCAG 2.2, "contrast ratio". */
  function contrast(one: Colour, other: Colour): number {
    const [dark = 0, bright = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  }

  /** How far a colour that CSS names stands out from what is painted around it. */
  const standsOut = (colour: string, around: Colour) => contrast(over(read(colour), around), around);

  return { ground, contrast, standsOut };
}
