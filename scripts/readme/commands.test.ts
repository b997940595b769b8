import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listCommands, planGroups } from "./commands";
import { cleanEnvironment } from "./shell";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const scripts = Object.keys(JSON.parse(readFileSync(new URL("package.json", root), "utf8")).scripts);
const names = (commands: string[]) => commands.map((one) => one.match(/npm (?:run )?([\w:]+)/)?.[1]);

test("takes commands out of blocks, tables and sentences, each once and whole", () => {
  const text =
    "```\nnpm start   # installs\n```\n`npm ci && npm run build` once; | `npm run e2e -- secrecy` | `npm run unit`,\n" +
    "`npm run faults -- F1|F4` · `E2E_SHOTS=/some/folder npm run e2e` takes pictures; `npm run unit` again";
  expect(listCommands(text)).toEqual([
    "npm start",
    "npm ci",
    "npm run build",
    "npm run e2e -- secrecy",
    "npm run unit",
    "npm run faults -- F1|F4",
    "E2E_SHOTS=/some/folder npm run e2e",
  ]);
});

test("every command of the README has a short form, and every script of package.json is named there", () => {
  const commands = listCommands(readme);
  expect(planGroups(commands).length).toBeGreaterThan(9);
  expect(scripts.filter((name) => !names(commands).includes(name))).toEqual([]);
  expect(names(commands).filter((name) => name !== "ci" && !scripts.includes(name ?? ""))).toEqual([]);
});

test("a command without a short form is an error that says where to give it one", () => {
  expect(() => planGroups(["npm run dance"])).toThrow("“npm run dance”: give it a short form");
});

test("one clone for each script, and the steps of a production on one", () => {
  const groups = planGroups(["npm run unit", "npm ci", "npm run unit -- lib/scorecards"]);
  expect(groups.map(({ title, steps }) => [title, steps.map(({ named }) => named)])).toEqual([
    ["unit", ["npm run unit", "npm run unit -- lib/scorecards"]],
    ["production", ["npm ci", "… npm run build", "… npm start"]],
  ]);
});

test("a clone sees neither the programs nor the settings of the folder that it is made from", () => {
  const given = {
    PATH: "/here/node_modules/.bin:/usr/bin",
    npm_config_registry: "https://registry.example",
    npm_lifecycle_event: "readme",
    NODE_ENV: "test" as const,
    DATABASE_URL: "postgres://elsewhere",
    HOME: "/root",
  };
  expect(cleanEnvironment(given)).toEqual({
    PATH: "/usr/bin",
    npm_config_registry: "https://registry.example",
    HOME: "/root",
  });
});
