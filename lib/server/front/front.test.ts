import { afterAll, beforeAll, expect, test } from "vitest";
import { get, openFront, post, say, site, type TestFront } from "./testing";

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

test("forty cookies of interviews are no header too many", async () => {
  const cookies = Array.from({ length: 40 }, (_, at) => `rehearse.guest.${at}=${"a".repeat(500)}`).join("; ");
  expect(await say(front, get("/", `Cookie: ${cookies}`, "Connection: close"))).toMatch(/^HTTP\/1.1 200/);
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
