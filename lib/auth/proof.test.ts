// Whoever calls a command proves who they are and what they may. The compiler is asked, in a project that is made here.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { code, texts } from "../architecture/tree";

/** Functions of nouns that ask for no proof, and why they needn't. */
const without: Record<string, string[]> = {
  "who comes in has none yet: a password, a code or an address is looked at instead": [
    ...["signIn", "signUp", "signInWithOidc", "acceptInvite", "openDemo"],
    ...["findInvite", "canJoinAsSelf", "readPackChoices"],
  ],
  "it ends what the caller's own cookie began": ["endSignIns"],
  "it runs when the server starts": ["seedDemoPeople"],
  "a member gets the proof here": ["takeManagedInterview", "takeScorecard"],
  "it is called by what has the proof, with the team that this names": [
    ...["searchQuestions", "findGuides", "toSearch", "findFreeSlug"],
    ...["readDraft", "compareWithBank", "inOneTransaction"],
  ],
  "nobody has a seat in what was cancelled: it looks for the one that was, itself": ["readCancelled"],
  "it reaches nothing": ["savedOf", "renderText", "movedOn", "inviteCode", "inviteLink", "hashInviteCode"],
};

const nouns = /^lib\/\w+\/(commands|reads|accept|undo|saves)\.ts$/;
const declared = /^export (?:async )?(?:function\*? |const )(\w+)/gm;
const functions = code
  .filter((path) => nouns.test(path))
  .flatMap((path) => [...(texts.get(path) ?? "").matchAll(declared)].map(([, name = ""]) => ({ path, name })))
  .filter(({ name }) => name !== "pageSize");

const head = `
import type { Database } from "@/db/client";
import type { Member, Proof } from "@/lib/auth/member";
import { saveKit } from "@/lib/kits/commands";
import type { SaveKitInput } from "@/lib/kits/schema";
import { asKitWriter } from "@/lib/questions/policy";
import type { Seat } from "@/lib/room/seat";
type Who<F> = F extends (database: never, who: infer W, ...rest: never[]) => unknown ? W : "nobody";
type Proven<W extends Proof<never> | Seat> = W;
type Plain<W> = { [K in keyof W as K extends symbol ? never : K]: W[K] };
type Takes<W, Given extends W> = Given;
declare const database: Database, member: Member, input: SaveKitInput;
const literal = { personId: "", name: "", teamId: "", teamName: "", role: "admin" } as const;`;

const calls = {
  "an object with the same fields": "saveKit(database, literal, input);",
  "a member without the right": "saveKit(database, member, input);",
  "a member with it": "saveKit(database, asKitWriter(member), input);",
};

/** One line each: the compiler tells lines. */
const lines = [
  ...functions.map(({ path, name }, at) => `type F${at} = typeof import("@/${path.slice(0, -3)}").${name};`),
  ...functions.map((_, at) => `export type Proven${at} = Proven<Who<F${at}>>;`),
  ...functions.map((_, at) => `export type Plain${at} = Takes<Who<F${at}>, Plain<Who<F${at}>>>;`),
  ...Object.values(calls),
];
let refused: boolean[] = [];

beforeAll(() => {
  const folder = mkdtempSync(join(tmpdir(), "rehearse-proof-"));
  const settings = {
    extends: resolve("tsconfig.json"),
    compilerOptions: { incremental: false, typeRoots: [resolve("node_modules/@types")] },
    files: ["probe.ts"],
    include: [],
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(settings));
  writeFileSync(join(folder, "probe.ts"), [...head.split("\n"), ...lines].join("\n"));
  const compiler = resolve("node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [compiler, "-p", folder], { encoding: "utf8" });
  rmSync(folder, { recursive: true });
  const told = [...stdout.matchAll(/^(\S+)\((\d+),\d+\): error (.*)$/gm)];
  expect(told.filter(([, path]) => !path?.endsWith("probe.ts"))).toEqual([]);
  const numbers = new Set(told.map(([, , line]) => Number(line)));
  refused = lines.map((_, at) => numbers.has(at + head.split("\n").length + 1));
  expect(refused.slice(0, functions.length), stdout).not.toContain(true);
});

const part = (nth: number) => refused.slice(nth * functions.length, (nth + 1) * functions.length);
const namesOf = (chosen: boolean[]) => functions.filter((_, at) => chosen[at]).map(({ name }) => name);

test("every command, and every read for a request, takes a proof second", () => {
  expect(functions.length).toBeGreaterThan(70);
  expect(namesOf(part(1)).sort()).toEqual(Object.values(without).flat().sort());
});

test("and refuses the same object without its brand", () => {
  const proven = namesOf(part(1).map((isRefused) => !isRefused));
  expect(namesOf(part(2)).filter((name) => proven.includes(name))).toEqual(proven);
});

test.each(Object.keys(calls))("saving a kit as %s", (what) => {
  const at = lines.length - Object.keys(calls).length + Object.keys(calls).indexOf(what);
  expect(refused[at]).toBe(what !== "a member with it");
});

test("only what looks whether it is true makes a proof", () => {
  const types = [...texts.values()].flatMap((text) =>
    [...text.matchAll(/^export type (\w+) =[^;{]*\bProof</gm)].map(([, name = ""]) => name),
  );
  expect(types.sort()).toEqual([
    "BankWriter",
    "InterviewPlanner",
    "ManagedInterview",
    "Member",
    "ScorecardAuthor",
  ]);
  const cast = new RegExp(
    `\\bas (unknown as |never as )?(${[...types, "Seat"].join("|")}|Proof<.*)\\b(?! })`,
  );
  const minting = [
    ...[
      "lib/auth/member.ts",
      "lib/interviews/policy.ts",
      "lib/interviews/reads.ts",
      "lib/questions/policy.ts",
    ],
    ...["lib/room/seat.ts", "lib/scorecards/reads.ts"],
    // They take the seat back from the socket that it was laid on.
    ...["lib/live/gateway.ts", "lib/live/pulse.ts"],
  ];
  const casting = code.filter((path) => cast.test(texts.get(path) ?? ""));
  expect(casting.filter((path) => !minting.includes(path))).toEqual([]);
});

test("no input names a team or a person", () => {
  const schemas = code.filter((path) => /^lib\/(\w+\/schema|live\/contract)\.ts$/.test(path));
  expect(schemas.length).toBeGreaterThan(10);
  expect(schemas.filter((path) => /\b(teamId|personId)\b/.test(texts.get(path) ?? ""))).toEqual([]);
});
