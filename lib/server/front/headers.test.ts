import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { setHeaders } from "./headers";

const local = { publicUrl: "http://localhost:3000", allowedHosts: ["localhost:3000"] };

function ask(path: string, { headers = { host: "localhost:3000" }, site = local } = {}) {
  const request = Object.assign(new IncomingMessage(new Socket()), { url: path, headers: { ...headers } });
  const response = new ServerResponse(request);
  setHeaders(request, response, site);
  const answered = (name: string) => String(response.getHeader(name) ?? "");
  return {
    answered,
    told: (name: string) => request.headers[name],
    policy: answered("content-security-policy"),
  };
}

describe("the policy", () => {
  it("has a fresh nonce for each answer, which Next is told too", () => {
    const [one, two] = [ask("/"), ask("/")];
    const nonce = /'nonce-([\w+/=]{22,})'/.exec(one.policy)?.[1] ?? "none";
    expect(one.policy).not.toBe(two.policy);
    expect(one.told("content-security-policy")).toBe(one.policy);
    expect(one.policy.replaceAll(nonce, "N")).toBe(
      "default-src 'self'; script-src 'self' 'nonce-N' 'strict-dynamic'; style-src 'self' 'nonce-N'; style-src-attr 'none'; " +
        "img-src 'self' data:; font-src 'self'; connect-src 'self' ws://localhost:3000; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'",
    );
  });

  it("names the sockets of the public address and of a host that we answer to, and of no other", () => {
    const site = { publicUrl: "https://rehearse.example", allowedHosts: ["127.0.0.1:3000"] };
    const sockets = (host: string) =>
      /connect-src ([^;]*)/.exec(ask("/", { headers: { host }, site }).policy)?.[1];
    expect(sockets("rehearse.example")).toBe("'self' wss://rehearse.example");
    expect(sockets("127.0.0.1:3000")).toBe("'self' wss://rehearse.example ws://127.0.0.1:3000");
    expect(sockets("evil.example; script-src *")).toBe("'self' wss://rehearse.example");
  });
});

it.each([
  ["/interviews/7?tab=a", "/interviews/7?tab=a"],
  ["/interviews?tab=a&_rsc=1x9", "/interviews?tab=a"],
  ["/interviews?_rsc=1x9", "/interviews"],
  ["/interviews?say=what?&b", "/interviews?say=what?&b"],
])("tells pages that %s is %s, over whatever the client claims", (path, told) => {
  const headers = { host: "localhost:3000", "x-rehearse-path": "/forged" };
  expect(ask(path, { headers }).told("x-rehearse-path")).toBe(told);
});

it.each(["/", "/nowhere", "/api/health", "/_next/static/chunks/a.js"])("guards %s", (path) => {
  const { answered } = ask(path);
  expect(answered("x-content-type-options")).toBe("nosniff");
  expect(answered("referrer-policy")).toBe("same-origin");
  expect(answered("cross-origin-opener-policy")).toBe("same-origin");
  expect(answered("permissions-policy")).toContain("camera=()");
});

it("lets files be kept and pages not", () => {
  expect(ask("/interviews").answered("cache-control")).toBe("no-store");
  expect(ask("/_next/static/chunks/a.js").answered("cache-control")).toBe("");
});

it("asks for https for ever only where it is served", () => {
  expect(ask("/").answered("strict-transport-security")).toBe("");
  const site = { publicUrl: "https://rehearse.example", allowedHosts: [] };
  expect(ask("/", { site }).answered("strict-transport-security")).toBe(
    "max-age=31536000; includeSubDomains",
  );
});
