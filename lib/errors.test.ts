import { describe, expect, test } from "vitest";
import { AppError, notFound, postgresCode, toRefusal } from "./errors";

const withCode = (code: string, cause?: unknown) =>
  Object.assign(new Error("secret sql", { cause }), { code });

describe("what may leave the server", () => {
  test("one of ours leaves as it is, without its cause", () => {
    const error = new AppError("invalid", "Give it a title.", {
      fields: { title: "It is empty." },
      cause: new Error("secret"),
    });
    const refusal = toRefusal(error, "ref");
    expect(refusal).toEqual({
      code: "invalid",
      message: "Give it a title.",
      fields: { title: "It is empty." },
    });
    expect(toRefusal(notFound("question"), "ref")).toEqual({
      code: "not_found",
      message: "This question doesn't exist, or you have no access to it.",
    });
  });

  test("one of ours from another bundle is known by its name", () => {
    const copy = Object.assign(new Error("Sign in."), { name: "AppError", code: "unauthenticated" });
    expect(toRefusal(copy, "ref")).toEqual({ code: "unauthenticated", message: "Sign in." });
  });

  test.each([
    "57P01",
    "57014",
    "53100",
    "53300",
    "58030",
    "08006",
    "EPIPE",
    "CONNECT_TIMEOUT",
    "CONNECTION_CLOSED",
    "ECONNREFUSED",
    "DEADLINE",
  ])("the database out of reach (%s) is unavailable, however deep", (code) => {
    expect(toRefusal(withCode(code), "ref").code).toBe("unavailable");
    expect(toRefusal(new Error("outer", { cause: withCode(code) }), "ref").code).toBe("unavailable");
  });

  test("what is known of it is said: not done, or perhaps", () => {
    const said = (error: unknown) => toRefusal(error, "ref").message;
    for (const code of ["57014", "57P03", "53100", "CONNECT_TIMEOUT", "ECONNREFUSED"])
      expect(said(withCode(code))).toContain("Nothing was changed");
    for (const code of ["CONNECTION_CLOSED", "ECONNRESET", "57P01", "DEADLINE"])
      expect(said(withCode(code))).toContain("may have been done or not");
    const reading = Object.assign(withCode("DEADLINE"), { mayHaveChanged: false });
    expect(said(new Error("outer", { cause: reading }))).toContain("Nothing was changed");
  });

  test.each([
    ["a broken constraint", withCode("23514")],
    ["a wrong statement", withCode("42P01")],
    ["anything thrown", "a string"],
    ["nothing", undefined],
    ["null", null],
    ["an object", { message: "secret" }],
    ["a file that isn't there", withCode("ENOENT")],
  ])("%s leaves as a reference and nothing else", (_what, error) => {
    const refusal = toRefusal(error, "ref12345");
    expect(refusal).toEqual({
      code: "internal",
      message: "Something went wrong on our side (ref12345). Try again.",
      reference: "ref12345",
    });
  });
});

describe("Postgres' own code", () => {
  test("of the error or of what caused it; words that aren't codes are not", () => {
    expect(postgresCode(withCode("23505"))).toBe("23505");
    expect(postgresCode(new Error("query failed", { cause: withCode("23505") }))).toBe("23505");
    expect(postgresCode(withCode("not_found"))).toBeUndefined();
    expect(postgresCode({ code: 23505 })).toBeUndefined();
    expect(postgresCode(undefined)).toBeUndefined();
  });

  test("of an error that causes itself doesn't hang", () => {
    const loop: { cause?: unknown } = {};
    loop.cause = withCode("23505", loop);
    expect(postgresCode(loop)).toBe("23505");
  });
});
