import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { complete, listMissing, readPlatform } from "./optional-packages.mjs";

const read = (name: string) => JSON.parse(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"));
const { packages } = read("package-lock.json");
const nothingSeen = () => undefined;
const parent = { version: "2.0.0", dev: true, optionalDependencies: { "a-darwin-arm64": "2.0.0" } };

test("the lock file holds every platform's packages: `npm run lock` where this fails", () => {
  expect(listMissing(packages)).toEqual([]);
});

test("the lock file is of this package.json: `npm install` and `npm run lock` where this fails", () => {
  const { name, version, license, engines, dependencies, devDependencies } = read("package.json");
  expect(packages[""]).toEqual({ name, version, license, engines, dependencies, devDependencies });
  for (const [direct, wanted] of Object.entries({ ...dependencies, ...devDependencies }))
    expect([direct, packages[`node_modules/${direct}`]?.version]).toEqual([direct, wanted]);
});

test("every package of one platform says which: it would be fetched by everybody", () => {
  const named = Object.keys(packages).filter((place) => /-(darwin|win32|android|freebsd)-/.test(place));
  expect(named.filter((place) => !packages[place].os)).toEqual([]);
});

test("adds what is missing as its parent asks for it, once", () => {
  const whole = complete({ "node_modules/a": parent }, nothingSeen);
  const added = { version: "2.0.0", cpu: ["arm64"], dev: true, optional: true, os: ["darwin"] };
  expect(whole).toEqual({ "node_modules/a": parent, "node_modules/a-darwin-arm64": added });
  expect(complete(whole, nothingSeen)).toEqual(whole);
});

test("puts another version below its parent, where it is found first", () => {
  const other = { version: "1.0.0", os: ["darwin"], cpu: ["arm64"] };
  const given = { "node_modules/a": parent, "node_modules/a-darwin-arm64": other };
  expect(listMissing(given)).toHaveLength(1);
  const whole = complete(given, nothingSeen);
  expect(whole["node_modules/a/node_modules/a-darwin-arm64"]).toMatchObject({ version: "2.0.0" });
  expect(whole["node_modules/a-darwin-arm64"]).toBe(other);
});

test("takes what the registry says, and follows what that asks for", () => {
  const seen = (name: string) =>
    name === "a-darwin-arm64"
      ? {
          dist: { integrity: "sha512-x" },
          cpu: ["arm64"],
          license: "MIT",
          optionalDependencies: { "b-x64": "1.0.0" },
        }
      : undefined;
  const whole = complete({ "node_modules/a": parent }, seen);
  expect(whole["node_modules/a-darwin-arm64"]).toMatchObject({ integrity: "sha512-x", license: "MIT" });
  expect(whole["node_modules/b-x64"]).toEqual({ version: "1.0.0", cpu: ["x64"], optional: true, dev: true });
});

test.each([
  ["@next/swc-win32-x64-msvc", { os: ["win32"], cpu: ["x64"] }],
  ["@biomejs/cli-linux-arm64-musl", { os: ["linux"], cpu: ["arm64"], libc: ["musl"] }],
  ["@tailwindcss/oxide-linux-arm-gnueabihf", { os: ["linux"], cpu: ["arm"] }],
  ["@tailwindcss/oxide-wasm32-wasi", { cpu: ["wasm32"] }],
])("%s is for %j", (name, platform) => {
  expect(readPlatform(name)).toEqual(platform);
});

test("what no name and no version says is refused in words", () => {
  expect(() => readPlatform("b-native")).toThrow("Which machines is b-native for?");
  const range = { "node_modules/a": { version: "1.0.0", optionalDependencies: { "a-linux-x64": "^1.0.0" } } };
  expect(() => complete(range, nothingSeen)).toThrow("no exact version");
});
