// The types of the bank's TypeScript answers, by the compiler: what they allow, and each mistake that they must refuse.
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { take } from "./blocks";

const tsc = join("node_modules", "typescript", "bin", "tsc");
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join("node_modules", ".answers-"));
});
afterAll(() => rm(folder, { recursive: true }));

/** What the compiler says of a strict module; nothing where it is content. */
async function compile(name: string, source: string): Promise<string> {
  const file = join(folder, `${name}.ts`);
  await writeFile(file, source);
  const given = [
    tsc,
    "--noEmit",
    "--strict",
    "--ignoreConfig",
    "--target",
    "es2023",
    "--lib",
    "es2023,dom",
    "--types",
    "",
  ];
  return promisify(execFile)(process.execPath, [...given, file]).then(
    () => "",
    ({ stdout }) => stdout,
  );
}

test("an event that isn't known, and a field that it doesn't have, are errors", async () => {
  const [answer] = take("javascript/a-typed-event-bus");
  const uses = `
    on("order:cancelled", ({ reason }) => reason.toUpperCase());
    // @ts-expect-error no such event
    on("order:payed", () => undefined);
    // @ts-expect-error no such field
    on("order:paid", ({ reason }) => reason);
    // @ts-expect-error a field is missing
    emit("order:paid", { orderId: "1" });`;
  expect(await compile("bus", answer + uses)).toBe("");
  const forgotten = answer.replace('  "order:cancelled": "Cancelled",\n', "");
  expect(await compile("label", forgotten)).toContain("order:cancelled");
});

test("a kind that a switch forgets is an error", async () => {
  const [prompt, answer] = take("javascript/any-unknown-never", 2);
  expect(await compile("any", `${prompt}describe({ kind: "voucher" });`)).toBe("");
  expect(await compile("never", answer)).toBe("");
  const more = answer.replace("| { kind:", '| { kind: "cash" }\n  | { kind:');
  expect(await compile("cash", more)).toContain("never");
});
