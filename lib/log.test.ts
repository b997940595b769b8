import { execFileSync } from "node:child_process";
import { build } from "esbuild";
import { expect, test } from "vitest";

// In a process of its own: the log goes to this process's stdout.
async function write(statement: string, variables: Record<string, string> = {}): Promise<string> {
  const contents = `import { log } from "@/lib/log"; ${statement}`;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: process.cwd(), loader: "ts" },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    logLevel: "error",
  });
  const { PATH } = process.env;
  const env = { PATH, NODE_ENV: "test" as const, LOG_LEVEL: "info", ...variables };
  return execFileSync(process.execPath, ["-"], { input: outputFiles[0]?.text, encoding: "utf8", env });
}

test("cookies, authorizations and the codes of links are not written", async () => {
  const line = await write(`log.info({
    req: { url: "/join/canary-1?a=b", headers: { cookie: "canary-2", authorization: "canary-3", host: "kept-host" } },
    headers: { "set-cookie": "canary-4" }, inviteCode: "canary-5", invite: { inviteCode: "canary-6" }, kept: "kept-field",
    resetCode: "canary-8", next: "/sign-in?next=%2Fjoin%2Fteam%2Fcanary-9&as=kept-query",
  }, "opened /join/canary-7 by kept-name, /join/team/canary-10 and /reset/canary-11");`);
  expect(line).not.toContain("canary");
  for (const kept of ["kept-host", "kept-field", "kept-name", "kept-query", "/join/…?a=b", "/join/team/…"])
    expect(line).toContain(kept);
});

test("of a failed query its code and its constraint are written, and nothing that somebody wrote", async () => {
  const line =
    await write(`const cause = Object.assign(new Error("canary-1"), { name: "PostgresError", severity: "ERROR",
      code: "23505", constraint_name: "kept_constraint", detail: "canary-2", hint: "canary-3", where: "canary-4",
      query: "canary-5", parameters: ["canary-6"] });
    const err = Object.assign(new Error("canary-7", { cause }), { query: "canary-8", params: ["canary-9"] });
    log.error({ err }, "kept-words");`);
  expect(line).not.toContain("canary");
  for (const kept of ["kept-words", "23505", "kept_constraint", "PostgresError", "    at "])
    expect(line).toContain(kept);
});

test("of a text that couldn't be read nothing is quoted", async () => {
  let line = await write(
    `try { JSON.parse('[{"password":canary}]'); } catch (err) { log.error({ err: new Error("kept-words", { cause: err }) }); log.error({ err }); }`,
  );
  line += await write(
    `log.warn({ err: new Error('ID did not match the expected format. Received "can"ary".\\nkept-link') });`,
  );
  expect(line).not.toContain("ary");
  for (const kept of ["kept-link", "kept-words", "SyntaxError: A text couldn't be read", "    at "])
    expect(line).toContain(kept);
});

test("the level comes from the environment, and is quiet on the embedded database", async () => {
  const statement = `log.info("an info"); log.warn("a warning")`;
  expect(await write(statement, { LOG_LEVEL: "" })).not.toContain("an info");
  expect(await write(statement, { LOG_LEVEL: "" })).toContain("a warning");
  expect(await write(statement, { LOG_LEVEL: "", DATABASE_URL: "postgres://db/x" })).toContain("an info");
  expect(await write(statement, { LOG_LEVEL: "silent" })).toBe("");
});

test("what a library prints is a line like any other", async () => {
  const lines = await write(`import { logConsole } from "@/lib/log"; logConsole();
    console.log("two\\nlines");
    console.error("\\u001b[31m⨯\\u001b[39m", Object.assign(new Error("failed"), { query: "canary-1" }), "kept %s", "/join/canary-2");`);
  const [first, second] = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(first).toMatchObject({ level: 30, msg: "two\nlines" });
  expect(second).toMatchObject({
    level: 50,
    msg: "⨯ kept %s /join/…",
    err: { message: "The query failed (no code)" },
  });
  expect(lines).not.toContain("canary");
});

test("of what a library prints a thousand times sixty are written, cut where they are long, and the rest is counted", async () => {
  const lines = await write(`import { logConsole } from "@/lib/log"; logConsole();
    for (let nth = 0; nth < 1_000; nth++) console.error("x".repeat(5_000));
    const { now } = performance; performance.now = () => now.call(performance) + 10_000;
    console.error("later");`);
  const written = readLines(lines);
  expect(written).toHaveLength(61);
  expect(written[0]?.msg).toHaveLength(2_000);
  expect(written.at(-1)).toMatchObject({ msg: "later", leftOut: 940 });
});

test("one kind of words that is printed without end hides no other, however each goes on; nor does any hide what has a digest", async () => {
  const lines = await write(`import { logConsole } from "@/lib/log"; logConsole();
    const kind = "Failed to find the action that was asked for: ";
    for (let nth = 0; nth < 100; nth++) console.error(new Error(kind + nth));
    console.error("another"); console.warn(kind);
    for (let nth = 0; nth < 100; nth++) console.error(Object.assign(new Error(kind), { digest: "1" }));
    for (let nth = 0; nth < 1_000; nth++) console.error(nth + " kinds");
    console.error("too late"); console.error(Object.assign(new Error(kind), { digest: "2" }));`);
  const written = readLines(lines);
  const count = (is: (line: (typeof written)[number]) => unknown) => written.filter(is).length;
  expect(count(({ level, err }) => level === 50 && err && !err.digest)).toBe(60);
  expect(count(({ level, msg }) => level === 40 || msg === "another")).toBe(2);
  expect(count(({ err }) => err?.digest === "1")).toBe(60);
  expect(count(({ msg }) => msg.endsWith("kinds"))).toBe(300 - 122);
  expect(count(({ msg }) => msg === "too late")).toBe(0);
  expect(written.at(-1)?.err?.digest).toBe("2");
});

type Line = { level: number; msg: string; leftOut?: number; err?: { digest?: string } };
const readLines = (lines: string): Line[] =>
  lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
