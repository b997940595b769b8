// What is added to the room and not handled everywhere doesn't compile. The compiler is run on a copy of the product with
// unfinished additions; what it must complain of is listed, and that it complains of nothing else shows that the copy is good.
import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, expect, test } from "vitest";

const copy = mkdtempSync(join(tmpdir(), "rehearse-additions-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const at = (path: string) => join(copy, path);
function add(path: string, after: string, line: string): void {
  const text = readFileSync(at(path), "utf8");
  expect(text.split(after), `${path} holds “${after}” once`).toHaveLength(2);
  writeFileSync(at(path), text.replace(after, `${after}\n${line}`));
}

/** Uses of what was added, one a line, each wrong for a reason of its own. */
const uses = `
import type { Database } from "@/db/client";
import { append, type FactRow, type Operation } from "@/db/room/facts";
import type { FactType } from "@/db/vocabulary";
import { candidateOf, type LiveServer, panelOf, tell, tellFact, tellPanelFact, tellRoom } from "@/lib/live/audience";
import type { Output } from "@/lib/live/contract";
import type { Context } from "@/lib/live/handlers";
import type { Parsed } from "@/lib/room/inputs";
import { refuseWrite } from "@/lib/room/refusals";
import { write } from "@/lib/room/seat";
import type { RoomClient } from "./room-client";
const said: Parameters<typeof append>[2] = (sql) => sql\`said as (select '{}'::jsonb as payload from held)\`;
const flag = (database: Database, args: Operation & { line: number }) => append(database, { ...args, type: "flagged" }, said);
const forgetful = (database: Database, args: Operation) => append(database, { ...args, type: "flagged" }, said);
const misspelt = (database: Database, args: Operation) => append(database, { ...args, type: "flaged" }, said); // no such type
export async function highlight(at: Context, input: Parsed<"line:flag">): Promise<Output<"line:flag"> | undefined> {
  const row = await write({ ...at, input }, flag);
  if (row) tellPanelFact(at, row); // told in the wrong stream
  await write({ ...at, input }, forgetful); // a field is forgotten
  return row ? tellFact(at, row) : refuseWrite(at.database, at.seat, { what: "line", states: ["liv"] }); // no such state
}
type Given = { at: Context; row: FactRow<FactType<"room">>; io: LiveServer; client: RoomClient; opId: string };
export async function use({ at, row, io, client, opId }: Given): Promise<void> {
  await client.actForPanel("plan:move", { opId, planItemId: opId });
  await client.act("plan:move", { opId, planItemId: opId }); // the wrong stream
  await client.act("question:ask", { opId }); // no question
  const told: Output<"plan:move"> = tellFact(at, row); // the room's fact for the panel's
  tell(io, panelOf(opId), "pulse", { seq: 1, panelSeq: 1, nowMs: 1 });
  tell(io, panelOf(opId), "pulse", { seq: 1, nowMs: 1 }); // half a payload
  tell(io, candidateOf(opId), "own:note", { askedQuestionId: null, body: "", revision: 1, savedAtMs: 1 }); // not theirs
  tellRoom(io, opId, "panel:fact", { seq: 1, atMs: 1, type: "plan_removed", payload: { planItemId: opId } }); // nor this
  void told;
}`;

function compile(files: string[]): Promise<string[]> {
  const tsconfig = {
    extends: resolve("tsconfig.json"),
    compilerOptions: { incremental: false, plugins: [], paths: { "@/*": ["./*"] } },
    include: [],
    files,
  };
  writeFileSync(at("tsconfig.json"), JSON.stringify(tsconfig));
  const compiler = resolve("node_modules/typescript/bin/tsc");
  return new Promise((done) =>
    execFile(process.execPath, [compiler, "-p", copy], { cwd: copy }, (_, out) =>
      done(
        [...out.matchAll(/^(\S+)\((\d+),\d+\): error/gm)].map(([, path = "", line]) =>
          said(path, Number(line)),
        ),
      ),
    ),
  );
}

/** The file, and in the planted one what its line says of itself. */
function said(path: string, line: number): string {
  const text = readFileSync(at(path), "utf8").split("\n")[line - 1] ?? "";
  return path.endsWith("/uses.ts") ? text.replace(/.*\/\/ /, "") : `${path}: ${text.trim()}`;
}

test("a command, a fact or an event that isn't handled everywhere is an error where it isn't", async () => {
  for (const folder of ["lib", "db", "app"])
    cpSync(folder, at(folder), { recursive: true, filter: (path) => !/\.(md|test\.tsx?)$/.test(path) });
  symlinkSync(resolve("node_modules"), at("node_modules"));
  add(
    "lib/room/inputs.ts",
    '"plan:remove": operation.extend({ planItemId: id }),',
    '"plan:move": operation.extend({ planItemId: id }),\n"line:flag": operation.extend({ line: place }),\n"line:clear": operation,',
  );
  add(
    "lib/live/contract.ts",
    '"plan:remove": { input: given["plan:remove"], makes: "panel" },',
    '"plan:move": { input: given["plan:move"], makes: "panel" },\n"line:flag": { input: given["line:flag"], makes: "room" },',
  );
  add(
    "db/vocabulary.ts",
    'closed: { stream: "room", states: ["live"], most: null },',
    'flagged: { stream: "room", states: ["live"], most: null },\ncleared: { stream: "room", states: ["liv"], most: null },',
  );
  add(
    "db/vocabulary.ts",
    'plan_removed: { stream: "panel", states: beforeTheEnd, most: null },',
    'plan_moved: { stream: "panel", states: beforeTheEnd, most: null },',
  );
  add("lib/room/schema.ts", 'fact(z.literal("asked"), asked),', 'fact(z.literal("flagged"), nothing),');
  add(
    "lib/room/schema.ts",
    'fact(z.literal("plan_added"), planItem),',
    'fact(z.literal("plan_moved"), planItem), fact(z.literal("plan_swapped"), planItem),',
  );
  writeFileSync(at("app/_live/uses.ts"), uses);

  const complaints = await compile(["lib/live/gateway.ts", "app/_live/room-client.ts", "app/_live/uses.ts"]);
  expect(complaints.sort()).toEqual(
    [
      'db/vocabulary.ts: cleared: { stream: "room", states: ["liv"], most: null },',
      'db/room/heads.ts: const goesAlong: Record<FactType<"room">, boolean> = {',
      // `cleared` has no line; `plan_swapped` is a type that nothing writes
      'lib/room/schema.ts: export type RoomFact = FactOf<"room", z.infer<typeof factFor.panel>, FactType<"room">>;',
      'lib/room/schema.ts: export type PanelFact = FactOf<"panel", z.infer<typeof panelFact>, FactType<"panel">>;',
      "lib/live/contract.ts: } as const satisfies {", // "line:clear" has no line
      "lib/live/handlers.ts: export const handlers: Handlers = {",
      // in the states of `cleared` nothing can be refused
      "lib/room/refusals.ts: await refuseUnlessIn(database, seat, factTypes[type].states);",
      "lib/room/room.ts: fact satisfies UnknownFact;",
      "lib/room/panel.ts: fact satisfies UnknownFact;",
      "no such type",
      "no such state",
      "a field is forgotten",
      "told in the wrong stream",
      "the wrong stream",
      "no question",
      "the room's fact for the panel's",
      "half a payload",
      "not theirs",
      "nor this",
    ].sort(),
  );
}, 180_000);
