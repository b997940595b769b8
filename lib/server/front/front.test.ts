import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { networkOf } from "@/lib/rate-limit";
import { logRefusal } from "@/lib/security-log";
import { get, openFront, post, say, site, type TestFront } from "./testing";

vi.mock("@/lib/security-log", () => ({ logRefusal: vi.fn() }));

let front: TestFront;
beforeAll(async () => {
  front = await openFront();
});
afterAll(() => front.close());

const upgrade = ["Connection: Upgrade", "Upgrade: websocket"];
const bare = "HTTP/1.1\r\nConnection: close";

test.concurrent.each([
  ["TRACE", `TRACE / ${bare}\r\nHost: rehearse.test\r\n\r\n`, "405 Method Not Allowed", "GET, HEAD and POST"],
  [
    "OPTIONS",
    `OPTIONS * ${bare}\r\nHost: rehearse.test\r\n\r\n`,
    "405 Method Not Allowed",
    "GET, HEAD and POST",
  ],
  [
    "DELETE",
    `DELETE / ${bare}\r\nHost: rehearse.test\r\n\r\n`,
    "405 Method Not Allowed",
    "GET, HEAD and POST",
  ],
  ["CONNECT", "CONNECT evil.example:443 HTTP/1.1\r\n\r\n", "405 Method Not Allowed", "GET, HEAD and POST"],
  ["a method of nobody's", "FETCH / HTTP/1.1\r\n\r\n", "501 Not Implemented", "GET, HEAD and POST"],
  ["no name", `GET / ${bare}\r\n\r\n`, "400 Bad Request", "PUBLIC_URL"],
  ["a stranger's name", `GET / ${bare}\r\nHost: evil.example\r\n\r\n`, "400 Bad Request", "PUBLIC_URL"],
  ["what isn't HTTP", "GET HTTP\r\n\r\n", "400 Bad Request", "can't read this"],
  [
    "more headers than Node shows",
    get("/", ...Array.from({ length: 1_100 }, () => "a: b"), "Content-Length: 30"),
    "431 Request Header",
    "longer than this server reads",
  ],
  [
    "parameters without end",
    get(`/?${"a&".repeat(300)}`),
    "431 Request Header",
    "longer than this server reads",
  ],
  [
    "an address without end",
    get(`/${"a".repeat(9_000)}`),
    "431 Request Header",
    "longer than this server reads",
  ],
  [
    "a browser's name without end",
    get("/", `User-Agent: ${"a".repeat(2_000)}`),
    "431 Request Header",
    "longer than this server reads",
  ],
  [
    "a header too many",
    get("/", `Cookie: ${"a".repeat(40_000)}`),
    "431 Request Header",
    "Delete this site's cookies",
  ],
  ["a path that isn't UTF-8", get("/questions/%ED%A0%80"), "400 Bad Request", "Check the link"],
  ["what can't be expected", get("/", "Expect: miracles"), "417 Expectation Failed", "without Expect"],
  ["an upgrade elsewhere", get("/", ...upgrade), "404 Not Found", "no live connection"],
  [
    "an upgrade from elsewhere",
    get("/live/", ...upgrade, "Origin: https://evil.example"),
    "403",
    "another site",
  ],
  ["an upgrade from nowhere", get("/live/", ...upgrade), "403 Forbidden", "another site"],
  ["an upgrade that nobody takes", get("/live/", ...upgrade, `Origin: ${site}`), "503", "ready"],
])("%s is refused in a sentence, with every header, and closed", async (_what, request, status, sentence) => {
  const answer = await say(front, request);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
  expect(answer).toContain(sentence);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  for (const header of [
    "x-content-type-options: nosniff",
    "referrer-policy: same-origin",
    "cache-control: no-store",
  ])
    expect(answer.toLowerCase()).toContain(header);
  expect(answer).toContain("frame-ancestors 'none'");
});

test.concurrent.each([
  ["two lengths", ["Content-Length: 2", "Content-Length: 3"]],
  ["the same length twice", ["Content-Length: 2", "Content-Length: 2"]],
  ["two lengths in one", ["Content-Length: 2, 3"]],
  ["a length beside chunks", ["Content-Length: 2", "Transfer-Encoding: chunked"]],
  ["chunks beside a length", ["Transfer-Encoding: chunked", "Content-Length: 2"]],
  ["chunks that aren't the last coding", ["Transfer-Encoding: chunked, identity"]],
  ["a length that is none", ["Content-Length: +2"]],
])("a body of %s is refused, and what follows it isn't read as a request", async (_what, headers) => {
  const hidden = `0\r\n\r\n${get("/", "Connection: close")}`;
  const answer = await say(front, post("/", ...headers) + hidden);
  expect(answer).toMatch(/^HTTP\/1.1 400 Bad Request/);
  expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test.each([
  ["a page", "GET /questions/%ED%A0%80", "text/html; charset=utf-8"],
  ["an upload's page", "POST /questions/import/upload", "application/json"],
  ["nobody in particular", "TRACE /", "text/plain; charset=utf-8"],
])("a refusal to %s says in which characters it is", async (_whom, line, type) => {
  const accept = line.includes("ED") ? "Accept: text/html" : "Accept: */*";
  const answer = await say(
    front,
    `${line} ${bare}\r\nHost: rehearse.test\r\nOrigin: https://evil.example\r\n${accept}\r\n\r\n`,
  );
  expect(answer.toLowerCase()).toContain(`content-type: ${type}`);
});

test("forty cookies of interviews are no header too many", async () => {
  const cookies = Array.from({ length: 40 }, (_, at) => `rehearse.guest.${at}=${"a".repeat(500)}`).join("; ");
  expect(await say(front, get("/", `Cookie: ${cookies}`, "Connection: close"))).toMatch(/^HTTP\/1.1 200/);
});

test("whoever asked for a page is refused on one, whose style its own policy lets in", async () => {
  const answer = await say(
    front,
    get("/questions/%ED%A0%80", "Accept: text/html,*/*;q=0.8", "Connection: close"),
  );
  expect(answer).toContain("content-type: text/html; charset=utf-8");
  expect(answer).toMatch(/<h1>.*\n<p>This address holds what is no character\..*\n<p><a href="">Try again/);
  const [, allowed] = /style-src 'self' 'nonce-([^']+)'/.exec(answer) ?? [];
  expect(answer).toContain(`<style nonce="${allowed}">`);
});

const sent = (...headers: string[]) =>
  `POST / ${bare}\r\nHost: rehearse.test\r\n${headers.map((header) => `${header}\r\n`).join("")}\r\n`;
const cookie = "Cookie: rehearse.account=a";

test.concurrent.each([
  ["our own page", [`Origin: ${site}`, cookie], 200],
  ["our own page, its origin kept back", ["Sec-Fetch-Site: same-origin", cookie], 200],
  ["a program that acts for nobody", [], 200],
  ["a program with somebody's cookie", [cookie], 403],
  ["another site", ["Origin: https://evil.example"], 403],
  ["one that begins like ours", [`Origin: ${site}.evil.example`], 403],
  ["our name over https", ["Origin: https://rehearse.test"], 403],
  ["our name at another port", [`Origin: ${site}:81`], 403],
  ["a page without an origin", ["Origin: null", "Sec-Fetch-Site: same-origin"], 403],
  ["nothing, said aloud", ["Origin:"], 403],
  ["two origins", [`Origin: ${site}`, "Origin: https://evil.example"], 403],
  ["a neighbour's page, its origin kept back", ["Sec-Fetch-Site: same-site"], 403],
  ["an address bar", ["Sec-Fetch-Site: none", cookie], 403],
])("what writes from %s", async (_where, headers, status) => {
  expect(await say(front, sent(...headers))).toMatch(new RegExp(`^HTTP/1.1 ${status}`));
});

test("a page that uploads is refused in the form that it reads", async () => {
  const path = "/questions/import/upload?name=a.md";
  const answer = await say(front, post(path).replace(site, "https://evil.example"));
  expect(JSON.parse(answer.split("\r\n\r\n")[1] ?? "")).toEqual({
    ok: false,
    error: { code: "forbidden", message: expect.stringContaining("another site") },
  });
});

test("who waits to be told to go on is told before the body is read", async () => {
  const expecting = ["Expect: 100-continue", "Connection: close"];
  const small = await say(front, `${post("/", ...expecting, "Content-Length: 2")}ab`);
  expect(small).toMatch(/^HTTP\/1.1 100 Continue[\s\S]*took 2/);
  const large = await say(front, post("/", ...expecting, "Content-Length: 300000"));
  expect(large).toMatch(/^HTTP\/1.1 413/);
});

const fromOutside = (address: string) => `X-Forwarded-For: 198.51.100.1, ${address}`;

test.each([
  [
    "a stranger's name",
    (by: string) => `GET / ${bare}\r\nHost: evil.example\r\n${by}\r\n\r\n`,
    "foreign name",
  ],
  ["another site's form", (by: string) => sent("Origin: https://evil.example", by), "foreign origin"],
  ["another site's socket", (by: string) => get("/live/", ...upgrade, "Origin: null", by), "foreign origin"],
  ["a body too large", (by: string) => post("/sign-in", "Content-Length: 99999", by), "body too large"],
  ["TRACE", (by: string) => `TRACE / ${bare}\r\nHost: rehearse.test\r\n${by}\r\n\r\n`, "method"],
])("%s is logged by its kind and whom it came from", async (_what, request, why) => {
  const address = "203.0.113.7";
  const behind = await openFront({ trustProxy: true });
  vi.mocked(logRefusal).mockClear();
  await say(behind, request(fromOutside(address)));
  behind.close();
  expect(vi.mocked(logRefusal).mock.calls).toEqual([[why, { address: networkOf(address) }]]);
});

test("what isn't HTTP is logged, and what is taken or only lost its way isn't", async () => {
  vi.mocked(logRefusal).mockClear();
  await say(front, get("/", "Connection: close"));
  await say(front, get("/elsewhere", ...upgrade));
  expect(logRefusal).not.toHaveBeenCalled();
  await say(front, "GET HTTP\r\n\r\n");
  expect(vi.mocked(logRefusal).mock.calls).toEqual([["not a request", { address: "127.0.0.1" }]]);
});

test("an action that is refused is answered as its page can read it", async () => {
  const heard = await say(front, post("/", "Next-Action: a", "Content-Length: 300000"));
  expect(heard).toMatch(/\r\ncontent-type: text\/plain\r\n/i);
  expect(JSON.parse(heard.split("\r\n\r\n")[1] ?? "")).toMatchObject({
    ok: false,
    error: { message: expect.stringMatching(/^This is larger than 256 kB/) },
  });
});
