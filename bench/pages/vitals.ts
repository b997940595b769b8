// LCP, CLS and the slowest interaction in a real browser with its CPU slowed four times; each visit with an empty cache.
import { type Browser, chromium, type Page } from "playwright";
import type { Screen } from "./screens";

export type Vitals = { lcpMs: number; cls: number; inpMs: number | undefined };
const slowdown = 4;
const settleMs = 700;
const patienceMs = 20_000;

export async function openBrowser(executablePath: string | undefined): Promise<Browser> {
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args });
}

export async function visit(browser: Browser, origin: string, screen: Screen): Promise<Vitals> {
  const context = await browser.newContext({
    viewport: { width: 1_280, height: 900 },
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    await context.addCookies(cookiesOf(screen.cookie, origin));
    await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    await page.addInitScript(watch);
    await page.goto(origin + screen.path, { waitUntil: "load" });
    await settle(page);
    await screen.interact(page);
    await settle(page);
    return await page.evaluate(read);
  } finally {
    await context.close();
  }
}

/** Long enough for what the load or the interaction set off; the entries of the observers come by themselves. */
const settle = (page: Page): Promise<void> => page.waitForTimeout(settleMs);

type Watched = typeof globalThis & { seen: { lcpMs: number; cls: number; inpMs: number | undefined } };
type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
type Interaction = PerformanceEntry & { interactionId: number };

/** Runs in the page before anything of it. */
function watch(): void {
  const seen: Watched["seen"] = { lcpMs: Number.NaN, cls: 0, inpMs: undefined };
  (globalThis as Watched).seen = seen;
  const observe = (
    options: PerformanceObserverInit & { durationThreshold?: number },
    hear: (e: PerformanceEntry) => void,
  ) =>
    new PerformanceObserver((list) => list.getEntries().forEach(hear)).observe({
      buffered: true,
      ...options,
    });
  observe({ type: "largest-contentful-paint" }, (entry) => {
    seen.lcpMs = entry.startTime;
  });
  observe({ type: "layout-shift" }, (entry) => {
    if (!(entry as Shift).hadRecentInput) seen.cls += (entry as Shift).value;
  });
  observe({ type: "event", durationThreshold: 16 }, (entry) => {
    if ((entry as Interaction).interactionId > 0) seen.inpMs = Math.max(seen.inpMs ?? 0, entry.duration);
  });
}

const read = () => (globalThis as Watched).seen;

function cookiesOf(header: string, url: string) {
  const cut = header.indexOf("=");
  return cut < 0 ? [] : [{ name: header.slice(0, cut), value: header.slice(cut + 1), url }];
}
