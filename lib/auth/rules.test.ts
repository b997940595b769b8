import { describe, expect, it } from "vitest";
import { borrowedFrom, safeNext } from "./rules";

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
