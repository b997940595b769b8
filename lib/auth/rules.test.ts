import { describe, expect, it } from "vitest";
import { isCommonPassword, safeNext } from "./rules";

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

describe("isCommonPassword", () => {
  it.each([
    "password",
    "PASSWORD",
    "Password1!",
    "12345678",
    "87654321",
    "abcdefgh",
    "aaaaaaaaaaaa",
    "qwertyuiop",
    "iloveyou2",
    "Summer2026",
    "letmein123",
    "1q2w3e4r",
    "rehearse1",
    "welcome2026",
  ])("refuses %s", (password) => expect(isCommonPassword(password)).toBe(true));

  it.each(["correct horse battery", "tulip-orbit-44", "xk7#pQ2m", "passwordless sea", "pałac w chmurach"])(
    "takes %s",
    (password) => expect(isCommonPassword(password)).toBe(false),
  );
});
