import { accountCookie } from "../cookies";
import { expect, test } from "../fixtures";
import { createAccount, password } from "../people";
import { type Answer, send } from "../raw-http";
import { SignIn } from "../screens/sign-in";
import { target } from "../target";

const fixed = {
  "x-content-type-options": "nosniff",
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

test("every kind of answer carries the policy and the fixed headers", async ({ world }) => {
  const { name, value } = await accountCookie(world.interviewer);
  const cookie = { cookie: `${name}=${value}` };
  const kinds = [
    [200, await send("/")],
    [200, await send("/sign-in")],
    [200, await send("/api/health")],
    [404, await send("/nowhere")],
    [404, await send(`/join/${"x".repeat(22)}`)],
    [307, await send("/interviews")],
    [200, await send("/interviews", { headers: cookie })],
    [200, await send(`/interviews/${world.interviewId}/room`, { headers: cookie })],
    [404, await send(`/interviews/${world.teamId}`, { headers: cookie })],
    [308, await send("//nowhere")],
    [404, await send("/_next/static/nothing.js")],
    [405, await send("/", { method: "TRACE" })],
    [400, await send("/", { headers: { host: "evil.example" } })],
    [403, await send("/", { method: "POST", headers: { origin: "null" }, body: "a" })],
    [413, await send("/sign-in", { method: "POST", headers: { "content-length": "9900000" } })],
  ] as const;
  for (const [status, answer] of kinds) {
    expect(answer.status).toBe(status);
    expect(answer.headers).toMatchObject(fixed);
    expect(answer.headers["cache-control"]).toContain("no-store");
    expect(answer.headers).not.toHaveProperty("x-powered-by");
    const policy = policyOf(answer);
    expect(policy["script-src"]).toMatch(/'nonce-[\w+/=]{20,}' 'strict-dynamic'/);
    expect(`${policy["script-src"]} ${policy["style-src"]}`).not.toContain("unsafe");
    expect(policy).toMatchObject({
      "frame-ancestors": "'none'",
      "object-src": "'none'",
      "base-uri": "'none'",
    });
  }
});

test("what is answered says in which characters it is, and an export is a file", async ({ world }) => {
  const { name, value } = await accountCookie(world.interviewer);
  const headers = { cookie: `${name}=${value}` };
  for (const path of ["/", "/nowhere", "/interviews"])
    expect((await send(path, { headers })).headers["content-type"], path).toBe("text/html; charset=utf-8");
  for (const format of ["json", "csv", "markdown", "zip"]) {
    const answer = await send(`/questions/export?format=${format}`, { headers });
    expect(answer.status, format).toBe(200);
    expect(answer.headers["content-disposition"], format).toMatch(/^attachment; filename="[\w.-]+"$/);
    expect(answer.headers["content-type"], format).toMatch(
      /^(application\/(json|zip)|text\/\w+; charset=utf-8)$/,
    );
  }
});

test("the nonce is new in every answer, and every script of the page has it", async () => {
  const answers = await Promise.all([send("/sign-in"), send("/sign-in")]);
  const nonces = answers.map((answer) => /'nonce-([^']+)'/.exec(policyOf(answer)["script-src"] ?? "")?.[1]);
  expect(new Set(nonces).size).toBe(2);
  const scripts = answers[0].body.match(/<script\b[^>]*>/g) ?? [];
  expect(scripts.length).toBeGreaterThan(0);
  for (const script of scripts) expect(script).toContain(`nonce="${nonces[0]}"`);
  expect(answers[0].body).not.toMatch(/<[^>]+\sstyle="/);
});

test("what never changes is kept by browsers, with its headers", async () => {
  const { body } = await send("/sign-in");
  const [path = ""] = /\/_next\/static\/[^"]+\.js/.exec(body) ?? [];
  const { status, headers } = await send(path);
  expect(status).toBe(200);
  expect(headers).toMatchObject(fixed);
  expect(headers["cache-control"]).toContain("immutable");
});

test("a forged Host is refused, and forged forwarding headers change nothing", async () => {
  for (const host of ["evil.example", "localhost", "localhost:1", "localhost.evil.example"]) {
    expect((await send("/sign-in", { headers: { host } })).status).toBe(400);
  }
  expect((await send("http://evil.example/sign-in")).status).toBe(400);
  const headers = {
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    forwarded: "host=evil.example",
  };
  for (const path of ["/sign-in", "/interviews", "/nowhere"]) {
    const [plain, forged] = await Promise.all([send(path), send(path, { headers })]);
    expect(forged.status).toBe(plain.status);
    expect(forged.headers.location).toBe(plain.headers.location);
    expect(JSON.stringify([forged.headers, forged.body])).not.toContain("evil.example");
  }
});

test("cookies are HttpOnly and SameSite", async ({ page, database }) => {
  const { email } = await createAccount(database);
  await new SignIn(page).signsIn(email, password);
  await page.waitForURL("**/interviews");
  const cookies = (await page.context().cookies(target().url)).sort((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  expect(cookies.map(({ name, httpOnly, sameSite }) => ({ name, httpOnly, sameSite }))).toEqual([
    { name: "rehearse.account", httpOnly: true, sameSite: "Lax" },
    { name: "rehearse.device", httpOnly: true, sameSite: "Lax" },
  ]);
});

function policyOf({ headers }: Answer): Record<string, string> {
  const parts = String(headers["content-security-policy"]).split("; ");
  return Object.fromEntries(
    parts.map((part) => [part.slice(0, part.indexOf(" ")), part.slice(part.indexOf(" ") + 1)]),
  );
}

test("a kept connection outlives those of a proxy in front", async () => {
  const { headers } = await send("/sign-in", { headers: { connection: "keep-alive" } });
  expect(headers["keep-alive"]).toBe("timeout=75");
});
