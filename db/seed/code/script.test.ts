// The JavaScript and TypeScript of the bank's questions: what the prompts do wrong, they do; what the answers repair, they repair.
import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { keepLog, runScript, take } from "./blocks";

const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
afterEach(() => {
  vi.useRealTimers();
});

test("a-day-is-not-24-hours", async () => {
  const zone = process.env.TZ;
  const label = { textContent: "" };
  try {
    process.env.TZ = "America/New_York";
    const [script] = take("javascript/a-day-is-not-24-hours");
    await runScript(script, { label });
    expect(label.textContent).toContain("28");
    process.env.TZ = "Europe/Lisbon";
    const reminder = 'nextReminder(new Date("2026-03-28T09:00")).getHours()';
    expect(await runScript(script, { label }, reminder)).toBe(10);
  } finally {
    process.env.TZ = zone;
  }
});

test("any-unknown-never", async () => {
  const voucher = '({ kind: "voucher", code: "X1" })';
  const [prompt, answer] = take("javascript/any-unknown-never", 2);
  expect(await runScript(prompt, {}, `describe${voucher}`)).toBe("Transfer from undefined");
  expect(await runScript(answer, {}, `describe${voucher}`)).toBe("Voucher X1");
  await expect(runScript(answer, {}, 'describe({ kind: "cash" })')).rejects.toThrow("Unknown payment");
});

/** A search whose answer to “par” comes after the one to “paris”, unless it is aborted. */
async function typeParis(script: string) {
  const input = Object.assign(new EventTarget(), { value: "" });
  const shown: unknown[] = [];
  const [show, showError] = [(value: unknown) => shown.push(value), (text: string) => shown.push(text)];
  const fetch = (url: string, { signal }: { signal?: AbortSignal } = {}) =>
    new Promise((resolve, reject) => {
      signal?.addEventListener("abort", () => reject(signal.reason));
      setTimeout(() => resolve({ ok: true, json: async () => url }), url.endsWith("paris") ? 5 : 30);
    });
  await runScript(script, { input, fetch, show, showError });
  for (const value of ["par", "paris"]) {
    input.value = value;
    input.dispatchEvent(new Event("input"));
  }
  await new Promise((resolve) => setTimeout(resolve, 60));
  return shown;
}

test("cancelling-old-requests", async () => {
  const [prompt, answer] = take("javascript/cancelling-old-requests", 2);
  const raced = prompt.replace("setTimeout", "(() => undefined)"); // its limit would reject unheard when the test is over
  expect(await typeParis(raced)).toEqual(["/search?q=paris", "/search?q=par"]);
  expect(await typeParis(answer)).toEqual(["/search?q=paris"]);
});

test("closures-in-loops", async () => {
  const { lines, console } = keepLog();
  const show = await runScript(take("javascript/closures-in-loops")[0], { console }, "({ show })");
  await tick();
  expect(lines.map((line) => line.join(" "))).toEqual(["a 3", "a 3", "a 3", "b 0", "b 1", "b 2"]);
  expect(() => show.show()).toThrow(ReferenceError);
  expect(lines.at(-1)).toEqual([undefined]);
});

test("copy-or-same-object", async () => {
  const { lines, console } = keepLog();
  const [prompt, ...answers] = take("javascript/copy-or-same-object", 3);
  await runScript(prompt, { console });
  expect(lines).toEqual([[7, { sku: "A", qty: 5 }]]);
  const make = () => ({
    id: 7,
    lines: [
      { sku: "B", qty: 2 },
      { sku: "A", qty: 1 },
    ],
  });
  for (const answer of answers.slice(0, 2)) {
    const order = make();
    const draft = await runScript(answer, { order }, "draft");
    draft.lines[0].qty = 9;
    expect(order).toEqual(make());
  }
});

test("equality-and-defaults", async () => {
  const [prompt, answer] = take("javascript/equality-and-defaults", 2);
  const limits = '[0, "0", "", null].map((limit) => dailyLimit({ limit }))';
  expect(await runScript(prompt, {}, limits)).toEqual([10, "none", 10, 10]);
  expect(await runScript(answer, {}, limits)).toEqual(["none", "none", 10, 10]);
  await expect(runScript(answer, {}, 'dailyLimit({ limit: "many" })')).rejects.toThrow(RangeError);
});

test("event-loop-order", async () => {
  const { lines, console } = keepLog();
  await runScript(take("javascript/event-loop-order")[0], { console });
  await tick();
  expect(lines.flat().join("")).toBe("ADHCEGFB");
});

test("memory-that-never-returns", async () => {
  const openTwice = async (script: string) => {
    const node = { remove: vi.fn() };
    const [window, draw] = [new EventTarget(), vi.fn()];
    const given = { window, draw, prepare: () => ({}), setInterval: () => undefined };
    const chart = await runScript(script, given, "({ openChart, closeChart })");
    for (let round = 0; round < 2; round++) chart.openChart(node, {});
    expect(node.remove).not.toHaveBeenCalled();
    window.dispatchEvent(new Event("resize"));
    const whileOpen = draw.mock.calls.length;
    chart.closeChart(node);
    window.dispatchEvent(new Event("resize"));
    return [whileOpen, draw.mock.calls.length - whileOpen];
  };
  const [prompt, answer] = take("javascript/memory-that-never-returns", 2);
  expect(await openTwice(prompt)).toEqual([2, 2]); // two listeners, and both outlive the chart
  expect(await openTwice(answer)).toEqual([1, 0]);
});

test("money-and-long-ids", async () => {
  for (const line of take("javascript/money-and-long-ids")[0].trim().split("\n")) {
    const [, expression, said] = line.match(/^(.*?); +\/\/ (.*)$/) ?? [];
    expect(String(await runScript("", {}, expression))).toBe(said);
  }
});

test("this-when-called", async () => {
  const said: unknown[] = [];
  const [prompt, wrapper, field] = take("javascript/this-when-called", 3);
  const [before = "", after = ""] = prompt.split(/^tick\(\);.*$/m);
  const button = new EventTarget();
  const given = { button, setInterval: (run: () => unknown) => said.push(run.call({})) };
  await expect(runScript(`${before}tick();`, given)).rejects.toThrow(TypeError);
  await runScript(before + after, given);
  expect(said).toEqual([Number.NaN]);
  expect(await runScript(before, given, "tick.call({ seconds: 41 })")).toBe(42);
  const later = { ...given, setInterval: (run: () => unknown) => said.push(run()) };
  await runScript(before + wrapper, later);
  expect(said).toEqual([Number.NaN, 2]);
  expect(await runScript(`const { tick } = new (class { seconds = 0; ${field} })();`, {}, "tick()")).toBe(1);
});

test("types-stop-at-the-edge", async () => {
  const load = (body: unknown, ok = true) =>
    runScript(
      take("javascript/types-stop-at-the-edge")[0],
      { z, fetch: async () => ({ ok, status: 500, json: async () => body }) },
      "await loadAccount(7)",
    );
  const account = { id: 7, email: "ana@example.org", roles: [] };
  expect(await load({ ...account, more: true })).toEqual(account);
  await expect(load({ ...account, roles: undefined })).rejects.toThrow("roles");
  await expect(load(account, false)).rejects.toThrow("status 500");
});

test("echoed-origin", async () => {
  const [prompt, answer] = take("web/echoed-origin", 2);
  const headersFor = async (script: string, origin: string) => {
    const sent = new Map<string, string>();
    const response = { setHeader: (name: string, value: string) => sent.set(name, value), vary: vi.fn() };
    const app = {
      use: (run: (...all: unknown[]) => void) => run({ headers: { origin } }, response, vi.fn()),
    };
    await runScript(script, { app });
    return sent.get("Access-Control-Allow-Origin");
  };
  expect(await headersFor(prompt, "https://evil.example")).toBe("https://evil.example");
  expect(await headersFor(answer, "https://evil.example")).toBeUndefined();
  expect(await headersFor(answer, "https://app.example.com")).toBe("https://app.example.com");
});
