// Whoever calls a command proves who they are and what they may. The compiler is asked, in a project that is made here.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { code, isTool, texts } from "../architecture/tree";

/** What takes a database and asks for no proof, and why it needn't. */
const without: Record<string, string[]> = {
  "who comes in has none yet: a cookie, a password, a code or an address is looked at instead": [
    ...[
      "identify",
      "admit",
      "signIn",
      "findRight",
      "signUp",
      "beginSignIn",
      "signInWithOidc",
      "acceptInvite",
      "joinWith",
      "openDemo",
    ],
    ...["findInvite", "listOpenCodes", "canJoinAsSelf", "readPackChoices"],
    ...["findReset", "listOpenResetCodes", "looksAfter", "resetPassword"],
    ...["findTeamInvite", "listOpenTeamCodes", "acceptTeamInvite", "joinTeam", "beginTeam", "beginOwnTeam"],
  ],
  "it is the account of the caller's own cookie": ["endSignIns", "endSignIn", "changePassword"],
  "whoever runs the server calls it, at its machine": [
    ...["makeResetByAddress", "signOutByAddress", "shutAccount", "openAccount"],
  ],
  "it runs when the server starts": ["seedDemoPeople", "seedLibrary", "resumeImports", "keepResuming"],
  "a proof is given here": ["takeMembership", "takeSeat"],
  "it is called by what has the proof, with the team that this names": [
    ...["searchQuestions", "look", "guessNear", "guessWords", "findGuides", "findFreeSlug"],
  ],
  "it only opens the transaction": ["inOneTransaction", "writeInRace"],
  "nobody has a seat in what was cancelled: it looks for the one that was, itself": ["readCancelled"],
};

const declared = /^export (?:async )?(?:function\*? |const )(\w+)/gm;
const functions = code
  .filter((path) => /^lib\//.test(path) && !isTool(path))
  .flatMap((path) =>
    [...(texts.get(path) ?? "").matchAll(declared)].map(([, name = ""]) => ({ path, name })),
  );

const head = `
import type { Database } from "@/db/client";
import type { Member, Proof } from "@/lib/auth/member";
import { saveKit } from "@/lib/kits/commands";
import type { SaveKitInput } from "@/lib/kits/schema";
import { asKitWriter } from "@/lib/questions/policy";
import type { Seat } from "@/lib/room/seat";
type Given<F> = F extends (...given: infer G) => unknown ? G : [];
type IsDatabase<T> = object extends T ? false : Database extends T ? true : false;
type AnyDatabase<G> = G extends readonly (infer One)[] ? (One extends unknown ? IsDatabase<One> : never) : never;
type None<Is extends false> = Is;
type Who<G> = G extends [infer First, ...infer Rest] ? (IsDatabase<First> extends true ? Who<Rest> : First) : "nobody";
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
  ...functions.map(
    ({ path, name }, at) => `type G${at} = Given<typeof import("@/${path.slice(0, -3)}").${name}>;`,
  ),
  ...functions.map((_, at) => `export type None${at} = None<AnyDatabase<G${at}>>;`),
  ...functions.map((_, at) => `export type Proven${at} = Proven<Who<G${at}>>;`),
  ...functions.map((_, at) => `export type Plain${at} = Takes<Who<G${at}>, Plain<Who<G${at}>>>;`),
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

/** After a type each has a line for every question: refused is what takes a database, what has no proof, what wants the brand. */
const asks = (question: 1 | 2 | 3) => (_: unknown, at: number) =>
  refused[question * functions.length + at] === true;
const namesOf = (chosen: typeof functions) => chosen.map(({ name }) => name).sort();

test("every function of lib that takes a database takes a proof first, or next to it", () => {
  const reaching = functions.filter(asks(1));
  expect(reaching.length).toBeGreaterThan(90);
  const unproven = functions.filter((one, at) => asks(1)(one, at) && asks(2)(one, at));
  expect(namesOf(unproven)).toEqual(Object.values(without).flat().sort());
});

test("and refuses the same object without its brand", () => {
  const proven = functions.filter((one, at) => asks(1)(one, at) && !asks(2)(one, at));
  expect(proven.length).toBeGreaterThan(70);
  expect(namesOf(functions.filter((one, at) => proven.includes(one) && !asks(3)(one, at)))).toEqual([]);
});

test.each(Object.keys(calls))("saving a kit as %s", (what) => {
  const at = lines.length - Object.keys(calls).length + Object.keys(calls).indexOf(what);
  expect(refused[at]).toBe(what !== "a member with it");
});

test("only what looks whether it is true makes a proof", () => {
  const types = [...texts.values()].flatMap((text) =>
    [...text.matchAll(/^(?:export )?type (\w+) =[^;{]*\bProof</gm)].map(([, name = ""]) => name),
  );
  expect(types.sort()).toEqual([
    "BankWriter",
    "InterviewPlanner",
    "ManagedInterview",
    "Member",
    "ScorecardAuthor",
    "TeamAdmin",
  ]);
  const cast = new RegExp(`\\bas (unknown as |never as )?(${types.join("|")}|Seat|Proof<.*)\\b`);
  const named = /^(import|export) [^;]*? from "[^"]*";/gm;
  const casting = code.filter((path) => cast.test((texts.get(path) ?? "").replace(named, "")));
  expect(casting.sort()).toEqual([
    "lib/auth/member.ts",
    "lib/interviews/policy.ts",
    "lib/interviews/reads.ts",
    "lib/questions/policy.ts",
    "lib/room/seat.ts",
    "lib/scorecards/reads.ts",
    "lib/teams/policy.ts",
  ]);
});

test("no input names a team or a person", () => {
  const shapes = code.filter(
    (path) => /^(app|lib)\//.test(path) && !isTool(path) && /\bz\.\w*[oO]bject\b/.test(texts.get(path) ?? ""),
  );
  expect(shapes).toEqual(
    expect.arrayContaining(["lib/kits/schema.ts", "lib/live/contract.ts", "lib/room/inputs.ts"]),
  );
  const naming = shapes.filter((path) => /\b(teamId|personId)\b/.test(texts.get(path) ?? ""));
  // Signing in makes claims of who it was, and a cookie's are signed.
  expect(naming.sort()).toEqual(["lib/auth/identify.ts", "lib/auth/options.ts"]);
});
