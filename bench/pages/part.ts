import type { Browser } from "playwright";
import { buildEmptyApp, startEmptyApp } from "../empty-app";
import { exactly, type Figure, short } from "../figure";
import type { Ground } from "../ground";
import type { Sizes } from "../options";
import { startProduct } from "../servers";
import { bootstrap, median } from "../statistics";
import { prepareScreens, type Screen } from "./screens";
import { openBrowser, type Vitals, visit } from "./vitals";
import { weigh } from "./weights";

type FindChromium = () => Promise<string | undefined>;

export async function measurePages(ground: Ground, sizes: Sizes, find: FindChromium): Promise<Figure[]> {
  const empty = await startEmptyApp(ground, await buildEmptyApp(ground));
  const server = await startProduct(ground);
  try {
    const floor = await weigh(empty.url, "");
    const screens = await prepareScreens(ground);
    const figures: Figure[] = [];
    for (const screen of screens) {
      const weight = await weigh(ground.url + screen.path, screen.cookie);
      figures.push(describeWeight(screen, weight.bytes, floor.bytes));
    }
    return [...figures, ...(await timeScreens(ground, { screens, visits: sizes.visits }, find))];
  } finally {
    await Promise.all([empty.stop(), server.stop()]);
  }
}

const kB = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

function describeWeight({ name, aim, failAbove }: Screen, bytes: number, floor: number): Figure {
  const over = (bytes - floor) / 1_000;
  return {
    name: `first-load JavaScript of the ${name}, kB over the empty page`,
    aim,
    failAbove,
    measured: `${kB(bytes)} (+${short(over)})`,
    limit: kB(floor),
    ratio: exactly(over),
  };
}

type Visits = { screens: Screen[]; visits: number };

async function timeScreens(ground: Ground, given: Visits, find: FindChromium): Promise<Figure[]> {
  const browser = await find()
    .then(openBrowser)
    .catch(() => undefined);
  const figures: Figure[] = [];
  try {
    for (const screen of given.screens) {
      const seen: Vitals[] = [];
      for (let n = 0; browser && n < given.visits; n++) seen.push(await visit(browser, ground.url, screen));
      figures.push(...describeVitals(screen, seen, browser));
    }
    return figures;
  } finally {
    await browser?.close();
  }
}

function describeVitals({ name }: Screen, seen: Vitals[], browser: Browser | undefined): Figure[] {
  const row = (what: string, unit: string, limits: { values: number[]; failAbove: number }): Figure => {
    const { values, failAbove } = limits;
    const title = `${what} of the ${name}, CPU slowed 4 ×, median of ${seen.length}`;
    if (!browser || values.length === 0 || !values.every(Number.isFinite))
      return { name: title, measured: "not measured", note: browser ? "no such event" : "no browser" };
    const value = bootstrap(values, median);
    return { name: title, measured: `${short(value.value)}${unit}`, ratio: value, failAbove, aim: failAbove };
  };
  const inp = seen.flatMap((one) => one.inpMs ?? []);
  return [
    row("LCP", " ms", { values: seen.map((one) => one.lcpMs), failAbove: 1_200 }),
    row("CLS", "", { values: seen.map((one) => one.cls), failAbove: 0.02 }),
    row("interaction to next paint", " ms", { values: inp, failAbove: 100 }),
  ];
}
