// Every text that anybody can send: those of the server actions, each as its own module declares it, and of the live door's commands.
// Postgres can't keep a NUL nor half of a pair of characters; such a text is refused or mended at the door, and never goes further.
import { expect, test, vi } from "vitest";
import type { z } from "zod";
import { code } from "@/lib/architecture/tree";
import { contract } from "@/lib/live/contract";

type Schema = z.core.$ZodType;
const declared: Schema[] = [];
vi.mock("@/lib/action", () => {
  const note = (schema: Schema) => {
    declared.push(schema);
    return async () => undefined;
  };
  return { memberAction: note, publicAction: note };
});

const hostile = [
  "\0",
  "a\0b",
  "\ud800",
  "a\udc00b",
  "a, b\ud83d",
  "x\0@rehearse.test",
  "https://call.example/\udfff",
  "Europe/Oslo\0",
];
const isBad = (value: unknown) => /\\u0000|\\ud[89a-f]/.test(JSON.stringify(value) ?? "");

/** The parts of a schema, by name; none for a text, a number or a choice. */
function partsOf(schema: Schema): [string, Schema][] {
  const { def } = schema._zod as { def: z.core.$ZodTypes["_zod"]["def"] };
  switch (def.type) {
    case "object":
      return Object.entries(def.shape);
    case "array":
      return [["[]", def.element]];
    case "record":
      return [
        ["{key}", def.keyType],
        ["{}", def.valueType],
      ];
    case "union":
      return def.options.map((option, at) => [`|${at}`, option]);
    case "tuple":
      return def.items.map((item, at) => [String(at), item]);
    case "pipe":
      return isText(def.in)
        ? []
        : [
            ["", def.in],
            ["", def.out],
          ];
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "catch":
    case "readonly":
      return isText(def.innerType) ? [] : [["", def.innerType]];
    default:
      return [];
  }
}

/** A text, whatever is done to it then. */
function isText(schema: Schema): boolean {
  const { def } = schema._zod as { def: z.core.$ZodTypes["_zod"]["def"] };
  if (def.type === "pipe") return isText(def.in);
  if ("innerType" in def) return isText(def.innerType);
  return def.type === "string";
}

function textsOf(name: string, schema: Schema): [string, Schema][] {
  if (isText(schema)) return [[name, schema]];
  return partsOf(schema).flatMap(([part, inner]) => textsOf(part ? `${name} ${part}` : name, inner));
}

test("no text that comes in holds what can't be kept", async () => {
  for (const path of code.filter((one) => /^app\/.*\/actions\.ts$/.test(one))) await import(`../${path}`);
  expect(declared.length).toBeGreaterThan(25);
  const all = [
    ...declared.flatMap((schema, at) => textsOf(`action ${at}`, schema)),
    ...Object.entries(contract).flatMap(([name, { input }]) => textsOf(name, input)),
  ];
  expect(all.length).toBeGreaterThan(60);
  const passing = all.flatMap(([name, schema]) =>
    hostile.flatMap((text) => {
      const read = (schema as z.ZodType).safeParse(text);
      return read.success && isBad(read.data) ? [`${name}: ${JSON.stringify(text)}`] : [];
    }),
  );
  expect(passing).toEqual([]);
});
