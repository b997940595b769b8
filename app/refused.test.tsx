import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { AppError, type ErrorCode } from "@/lib/errors";
import { answering } from "@/lib/server/answers";
import { unlessRefused } from "./refused";

const { noted } = vi.hoisted(() => ({ noted: vi.fn() }));
vi.mock("@/lib/auth/session", () => ({ noteRefusal: noted }));

function open(Page: () => Promise<React.ReactNode>, headers = {}) {
  const response = Object.assign(new ServerResponse(new IncomingMessage(new Socket())), { statusCode: 200 });
  const request = Object.assign(new IncomingMessage(new Socket()), { headers });
  const shown = answering({ request, response }, async () =>
    renderToStaticMarkup(await unlessRefused(Page)({})),
  );
  return { shown, status: () => response.statusCode, after: () => response.getHeader("retry-after") };
}
const full = (code: ErrorCode) => async () => {
  throw new AppError(code, "You have 20 searches waiting already. Try again in a few seconds.");
};

test.each([
  ["rate_limited", 429],
  ["unavailable", 503],
  ["invalid", 422],
] as const)(
  "a limit (%s) is said in place of the page, as %i, with a way to try again",
  async (code, status) => {
    const page = open(full(code));
    expect(await page.shown).toMatch(/You have 20 searches waiting already.*<a href=""[^>]*>Try again/);
    expect([page.status(), page.after()]).toEqual([status, "5"]);
    expect(noted).toHaveBeenLastCalledWith(code);
  },
);

test("the router gets the sentence as part of its page", async () => {
  const page = open(full("rate_limited"), { rsc: "1" });
  expect(await page.shown).toContain("20 searches");
  expect(page.status()).toBe(200);
});

test("what isn't a limit goes on its way, and a page that is shown is shown", async () => {
  await expect(open(full("forbidden")).shown).rejects.toMatchObject({ code: "forbidden" });
  const page = open(async () => "a page");
  expect([await page.shown, page.status()]).toEqual(["a page", 200]);
});
