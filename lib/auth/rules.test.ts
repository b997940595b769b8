import { describe, expect, it } from "vitest";
import { borrowedFrom, nameBrowser, safeNext } from "./rules";

describe("safeNext", () => {
  it.each(["/interviews", "/interviews/7?tab=a%20b#notes", "/join/abc", "/sign-internal"])(
    "keeps %s",
    (path) => expect(safeNext(path)).toBe(path),
  );

  it.each([
    undefined,
    null,
    ["/practice"],
    "",
    "practice",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/a\\..\\\\evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "javascript:alert(1)",
    "/..//evil.example",
    "/.//evil.example",
    "/%2e//evil.example",
    "/sign-in",
    "/sign-in?next=/sign-in",
    "/sign-up",
    "/api/auth/csrf",
    "/demo/interviewer",
    "/",
    `/${"a".repeat(2_000)}`,
  ])("goes home instead of to %j", (given) => expect(safeNext(given)).toBe("/interviews"));
});

describe("borrowedFrom", () => {
  const person = { name: "Samira Osei", email: "tulip.orbit@acme.example" };
  it.each([
    ["samira osei", "your name"],
    ["Osei-Samira-1", "your name"],
    ["SAMIRA1990", undefined],
    ["samira123", "your name"],
    ["tulip.orbit@acme.example", "your e-mail address"],
    ["Tulip-Orbit", "your e-mail address"],
    ["acme.example", "your e-mail address"],
    ["rehearse", "the name of this site"],
    ["Rehearse-26", "the name of this site"],
    ["rehearse tulip", "your e-mail address"],
    ["tulip-blossom", undefined],
    ["#$%^&*()", undefined],
    ["correct horse battery", undefined],
  ])("finds in %s %s", (password, source) => expect(borrowedFrom(password, person)).toBe(source));
});

describe("a browser's name", () => {
  const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each([
    ["Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Linux"],
    [
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0 Safari/537.36 Edg/141.0`,
      "Edge on Windows",
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/141.0 Safari/537.36`,
      "Chrome on macOS",
    ],
    [
      `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Version/18.0 Safari/605.1.15`,
      "Safari on macOS",
    ],
    [
      `Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) ${webkit} Version/18.0 Safari/604.1`,
      "Safari on an iPhone",
    ],
    [`Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/141.0 Mobile Safari/537.36`, "Chrome on Android"],
    ["curl/8.5.0", "A browser"],
    ["<script>alert(1)</script>", "A browser"],
    [null, "A browser"],
  ])("%s", (userAgent, name) => expect(nameBrowser(userAgent)).toBe(name));
});
