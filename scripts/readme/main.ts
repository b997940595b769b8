// npm run readme: every command that the README names, in its short form, on clones of what is committed; one table.
import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "@/db/server/embedded";
import { type Form, type Group, listCommands, planGroups, type Step } from "./commands";
import { cleanEnvironment, type Ending, runToEnd, runUntilHealthy, type Where } from "./shell";

type Row = { named: string; short: string; result: string; seconds: number };
type Ground = { root: string; folder: string; environment: NodeJS.ProcessEnv };
const shownLines = 25;

/** `words` choose groups by their titles: `npm run readme -- start production`. Resolves with the exit status. */
export async function main(root: string, words: readonly string[]): Promise<number> {
  const groups = planGroups(listCommands(await readFile(join(root, "README.md"), "utf8")));
  const stranger = words.find((word) => !groups.some(({ title }) => title === word));
  if (stranger)
    throw new Error(`There is no “${stranger}”. There are: ${groups.map(({ title }) => title).join(", ")}.`);
  const folder = await mkdtemp(join(tmpdir(), "rehearse-readme-"));
  const rows: Row[] = [];
  try {
    for (const group of groups.filter(({ title }) => words.length === 0 || words.includes(title)))
      rows.push(...(await runGroup(group, { root, folder, environment: cleanEnvironment(process.env) })));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  console.log(`\n| command | run as | seconds | result |\n| --- | --- | --- | --- |`);
  for (const { named, short, result, seconds } of rows)
    console.log(`| \`${named}\` | ${short} | ${seconds.toFixed(0)} | ${result} |`);
  return rows.some(({ result }) => result === "**fails**") ? 1 : 0;
}

async function runGroup({ title, steps }: Group, { root, folder, environment }: Ground): Promise<Row[]> {
  if (steps.every(({ form }) => "leaveOut" in form))
    return steps.map(({ named, form }) => ({ named, short: shortOf(form), result: "left out", seconds: 0 }));
  const clone = join(folder, title.replace(":", "-"));
  execFileSync("git", ["clone", "--quiet", root, clone]);
  const { settings, stop } = await settle(title, join(folder, "postgres"));
  const rows: Row[] = [];
  try {
    for (const step of steps)
      rows.push(await tryStep(step, { folder: clone, environment: { ...environment, ...settings } }));
  } finally {
    await stop();
    await rm(clone, { recursive: true, force: true });
  }
  return rows;
}

async function tryStep({ named, form }: Step, where: Where): Promise<Row> {
  const begun = performance.now();
  const { isFine, output } = await runForm(form, where);
  const seconds = (performance.now() - begun) / 1_000;
  console.log(`${isFine ? "works" : "FAILS"}  ${named}  ${seconds.toFixed(0)} s`);
  if (!isFine) console.error(output.trimEnd().split("\n").slice(-shownLines).join("\n"));
  return { named, short: shortOf(form), result: isFine ? "works" : "**fails**", seconds };
}

/** A port of its own; in production also what the README asks for there. */
async function settle(title: string, folder: string) {
  const PORT = String(await findFreePort());
  if (title !== "production") return { settings: { PORT }, stop: async () => {} };
  const { url, stop } = await startEmbedded(folder);
  const AUTH_SECRET = randomBytes(32).toString("hex");
  return { settings: { PORT, AUTH_SECRET, DATABASE_URL: url, PUBLIC_URL: `http://localhost:${PORT}` }, stop };
}

async function runForm(form: Form, where: Where): Promise<Ending> {
  if ("serve" in form) return runUntilHealthy(form.serve, where);
  return "run" in form ? runToEnd(form.run, where) : { isFine: true, output: "" };
}

function shortOf(form: Form): string {
  if ("leaveOut" in form) return form.leaveOut;
  return "serve" in form ? `\`${form.serve}\` until it answers` : `\`${form.run.replaceAll("|", "\\|")}\``;
}

/** Below the ports that outgoing connections take. */
async function findFreePort(): Promise<number> {
  for (let port = 21_000 + (process.pid % 9_000); ; port++) {
    const isFree = await new Promise((done) => {
      const probe = createServer().once("error", () => done(false));
      probe.listen({ port, host: "127.0.0.1" }, () => probe.close(() => done(true)));
    });
    if (isFree) return port;
  }
}
