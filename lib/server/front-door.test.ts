import { createServer, type IncomingMessage, type Server } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { letIn, nameHosts } from "./front-door";

const allowedHosts = ["rehearse.example.org", "localhost:3000"];
let server: Server;
let seen: IncomingMessage;
let trustProxy = false;

beforeAll(async () => {
  server = createServer((request, response) => {
    seen = request;
    response.writeHead(letIn(request, { allowedHosts, trustProxy }) ? 200 : 400).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => server.close());

async function send(
  target: string,
  headers: string[],
  options: { trustProxy?: boolean } = {},
): Promise<number> {
  trustProxy = options.trustProxy ?? false;
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  socket.end(
    `GET ${target} HTTP/1.1\r\n${headers.map((header) => `${header}\r\n`).join("")}Connection: close\r\n\r\n`,
  );
  let answer = "";
  for await (const chunk of socket) answer += chunk;
  return Number(answer.split(" ")[1]);
}

test.each([
  ["a name of ours", "/", ["Host: rehearse.example.org"], 200],
  ["a name of ours in capitals", "/", ["HOST: LOCALHOST:3000"], 200],
  ["another port", "/", ["Host: localhost:3001"], 400],
  ["a stranger's name", "/", ["Host: evil.example"], 400],
  ["a name that only begins like ours", "/", ["Host: rehearse.example.org.evil.example"], 400],
  ["no name", "/", [], 400],
  ["an empty name", "/", ["Host: "], 400],
  ["two names", "/", ["Host: localhost:3000", "Host: evil.example"], 400],
  ["two equal names", "/", ["Host: localhost:3000", "Host: localhost:3000"], 400],
  ["our name, a stranger's target", "http://evil.example/", ["Host: localhost:3000"], 400],
  ["a stranger's name, our target", "http://localhost:3000/", ["Host: evil.example"], 400],
  ["our name and target", "http://localhost:3000/a?b=1", ["Host: localhost:3000"], 200],
  ["another scheme", "ftp://localhost:3000/", ["Host: localhost:3000"], 400],
  ["no path", "*", ["Host: localhost:3000"], 400],
])("%s", async (_what, target, headers, status) => {
  expect(await send(target, headers)).toBe(status);
});

test("a full target becomes a path", async () => {
  await send("http://localhost:3000/a?b=1", ["Host: localhost:3000"]);
  expect(seen.url).toBe("/a?b=1");
});

test("what only a proxy may say is dropped, in both forms", async () => {
  const forged = [
    "X-Forwarded-For: 192.0.2.1",
    "x-forwarded-host: evil.example",
    "X-Forwarded-Proto: https",
    "Forwarded: for=1",
  ];
  expect(await send("/", ["Host: localhost:3000", ...forged, "X-Other: kept"])).toBe(200);
  expect(Object.keys(seen.headers).sort()).toEqual(["connection", "host", "x-other"]);
  expect(seen.rawHeaders.join()).toBe("Host,localhost:3000,X-Other,kept,Connection,close");
});

test("a trusted proxy is believed, but can't name a stranger", async () => {
  const by = ["Host: localhost:3000", "X-Forwarded-For: 192.0.2.1"];
  expect(await send("/", [...by, "X-Forwarded-Host: rehearse.example.org"], { trustProxy: true })).toBe(200);
  expect(seen.headers["x-forwarded-for"]).toBe("192.0.2.1");
  expect(
    await send("/", [...by, "X-Forwarded-Host: rehearse.example.org, evil.example"], { trustProxy: true }),
  ).toBe(400);
});

test("listening everywhere allows the machine's own names and addresses", () => {
  const address = { publicUrl: "https://rehearse.example.org", host: "0.0.0.0", port: 3000, embedded: false };
  const { allowedHosts, allowedOrigins } = nameHosts(address, () => ["box", "192.0.2.7", "[2001:db8::7]"]);
  expect(allowedHosts).toEqual(["rehearse.example.org", "box:3000", "192.0.2.7:3000", "[2001:db8::7]:3000"]);
  expect(allowedOrigins[1]).toBe("http://box:3000");
});
