import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type Env, env } from "@/lib/env";
import { proxy } from "./proxy";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const shared: typeof globalThis & { rehearseEnv?: Env } = globalThis;
afterEach(() => {
  shared.rehearseEnv = undefined;
});

const ask = (path: string, headers: Record<string, string> = { host: "localhost:3000" }) =>
  proxy(new NextRequest(new URL(path, "http://localhost:3000"), { headers })).headers;
const forwarded = (headers: Headers, name: string) => headers.get(`x-middleware-request-${name}`);

describe("the policy", () => {
  it("has a fresh nonce for each answer, which Next is told too", () => {
    const [one, two] = [ask("/"), ask("/")];
    const nonce = /'nonce-([\w+/=]{22,})'/.exec(one.get("content-security-policy") ?? "")?.[1] ?? "none";
    expect(one.get("content-security-policy")).not.toBe(two.get("content-security-policy"));
    expect(forwarded(one, "content-security-policy")).toBe(one.get("content-security-policy"));
    expect(one.get("content-security-policy")?.replaceAll(nonce, "N")).toBe(
      "default-src 'self'; script-src 'self' 'nonce-N' 'strict-dynamic'; style-src 'self' 'nonce-N'; style-src-attr 'none'; " +
        "img-src 'self' data:; font-src 'self'; connect-src 'self' ws://localhost:3000; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'",
    );
  });

  it("names the sockets of the public address and of a host that we answer to, and of no other", () => {
    shared.rehearseEnv = {
      ...env(),
      publicUrl: "https://rehearse.example",
      allowedHosts: ["127.0.0.1:3000"],
    };
    const sockets = (host: string) =>
      /connect-src ([^;]*)/.exec(ask("/", { host }).get("content-security-policy") ?? "")?.[1];
    expect(sockets("rehearse.example")).toBe("'self' wss://rehearse.example");
    expect(sockets("127.0.0.1:3000")).toBe("'self' wss://rehearse.example ws://127.0.0.1:3000");
    expect(sockets("evil.example; script-src *")).toBe("'self' wss://rehearse.example");
  });
});

it("tells pages their path, over whatever the client claims", () => {
  const headers = { host: "localhost:3000", "x-rehearse-path": "/forged" };
  expect(forwarded(ask("/interviews/7?tab=a", headers), "x-rehearse-path")).toBe("/interviews/7?tab=a");
});

it.each(["/", "/nowhere", "/api/health", "/_next/static/chunks/a.js"])("guards %s", (path) => {
  const headers = ask(path);
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("referrer-policy")).toBe("same-origin");
  expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  expect(headers.get("permissions-policy")).toContain("camera=()");
});

it("lets files be kept and pages not", () => {
  expect(ask("/interviews").get("cache-control")).toBe("no-store");
  expect(ask("/_next/static/chunks/a.js").get("cache-control")).toBeNull();
});

it("asks for https for ever only where it is served", () => {
  expect(ask("/").get("strict-transport-security")).toBeNull();
  shared.rehearseEnv = { ...env(), publicUrl: "https://rehearse.example" };
  expect(ask("/").get("strict-transport-security")).toContain("max-age=31536000");
});
