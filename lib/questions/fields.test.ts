// Every field of the table, and one more of each kind, is wherever a question's fields are. So a field that is added to the
// table is everywhere, and one that is left out anywhere fails here.

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { versionTexts } from "@/db/bank/version-columns";
import { keysOf } from "@/lib/keys";
import { readBankDocument, writeBankDocument } from "../documents/formats/bank-document";
import { readCsv, writeCsv } from "../documents/formats/csv";
import { readJson, writeJson } from "../documents/formats/json";
import { makeFileFields } from "../documents/formats/loose-fields";
import { readZip, writeZip } from "../documents/formats/zip";
import type { DocumentRead } from "../documents/found";
import { finish } from "../documents/testing";
import { makeBodies } from "../drafts/rules";
import { makeBodySchema } from "../drafts/schema";
import { makeEditShape } from "../imports/schema";
import { compareFields } from "../versions/rules";
import { forEachField, inFileOrder, type TextOf } from "./field-kinds";
import { makeQuestionSchema } from "./field-schemas";
import { questionFields } from "./fields";
import { makeFoundBy } from "./found-by";
import { fieldsAndMore as fields, valueFor } from "./testing";

const names = keysOf(fields);
type Name = (typeof names)[number];
type Text = TextOf<typeof fields>;

const one: Text = forEachField(fields, (field) => valueFor(field, "one"));
const other: Text = forEachField(fields, (field) => valueFor(field, "other"));
const approved = { ...one, status: "approved" } as const;
const changeOnly = (name: Name) => ({ ...approved, [name]: other[name] });

const schema = makeQuestionSchema(fields);
const files = makeFileFields(fields, schema);
const bodies = makeBodies(fields, schema);
const toFoundBy = makeFoundBy(fields);

test("the table and the columns of a version are the same", () => {
  expect(Object.keys(questionFields).sort()).toEqual(Object.keys(versionTexts).sort());
});

test("the search weighs the name most, then labels, the prompt, and the answer with its points", () => {
  const named = (weight: string) => keysOf(questionFields).filter((name) => fields[name].foundBy === weight);
  expect(["title", "labels", "prompt", "answer"].map(named)).toEqual([
    ["title"],
    ["topic", "competency", "tags"],
    ["prompt"],
    ["modelAnswer", "keyPoints"],
  ]);
});

test("docs/question-format.md shows every field, in the order of a file", () => {
  const format = readFileSync("docs/question-format.md", "utf8");
  const [, head = "", body = ""] = format.split(/^---$/m);
  const { head: inFront, sections } = inFileOrder(questionFields);
  expect(head.match(/^\w+(?=:)/gm)).toEqual([...inFront, "status"]);
  const headings = sections.slice(1).map((name) => `## ${questionFields[name].words}`);
  expect(body.match(/^## .*$/gm)).toEqual(headings);
  const { title, minutes } = questionFields;
  expect(format).toContain(`${title.least}–${title.most} characters`);
  expect(format).toContain(`${minutes.least} to ${minutes.most}`);
});

describe.each(names)("%s", (name) => {
  const { [name]: value, ...others } = approved;
  const body = bodies.bodyOf(approved);

  test("is asked for by the schema", () => {
    const { error } = schema.safeParse(others);
    expect(error?.issues.map(({ path }) => path[0])).toEqual([name]);
    expect(schema.parse({ ...approved, status: "draft" })).toHaveProperty(name, value);
  });

  test("is in a draft, and back", () => {
    const { [name]: _, ...missing } = body;
    expect(makeBodySchema(fields).safeParse(missing).error?.issues[0]?.path).toEqual([name]);
    expect(makeBodySchema(fields).parse(bodies.newBody())).toHaveProperty(name);
    expect(bodies.tidyBody(body)).toHaveProperty(name);
    const checked = bodies.checkBody(bodies.bodyOf(changeOnly(name)), "approved");
    expect(checked).toEqual({ ok: true, question: changeOnly(name) });
  });

  test("is a difference between two drafts", () => {
    const [found, ...more] = bodies.listDifferences(body, bodies.bodyOf(changeOnly(name)));
    expect([found?.field, found?.name, more]).toEqual([name, fields[name].words, []]);
  });

  test("is a change between two versions", () => {
    expect(compareFields(fields, approved, changeOnly(name)).map(({ field }) => field)).toEqual([name]);
  });

  test("is found by its weight, or not at all", () => {
    const { foundBy } = fields[name];
    const [before, after] = [toFoundBy(approved), toFoundBy(changeOnly(name))];
    const changed = Object.keys(before).filter((weight) => Object(before)[weight] !== Object(after)[weight]);
    expect(changed).toEqual(foundBy ? [foundBy] : []);
  });

  test("is edited in an import", () => {
    const edited = makeEditShape(fields)[name].parse([other[name]].flat().join("\n"));
    expect(edited).toEqual(other[name]);
  });

  test("is known by its name and its aliases", () => {
    const said = [name, name.replace(/[A-Z]/g, (capital) => `_${capital}`), fields[name].words];
    for (const given of [...said, ...fields[name].aliases]) expect(files.toField(given), given).toBe(name);
  });
});

type Written = { text: string; read: DocumentRead };
type Format = (question: typeof approved | ReturnType<typeof changeOnly>) => Written;
const bankOf = (question: object) => ({ questions: [{ slug: "a/b", ...question }], kits: [] });
const formats: Record<string, Format> = {
  pack: (question) => {
    const bytes = Buffer.concat([...writeZip(bankOf(question), files)]);
    return { text: bytes.toString("latin1"), read: finish(readZip(bytes, files)) };
  },
  document: (question) => {
    const text = [...writeBankDocument(bankOf(question), files)].join("");
    return { text, read: finish(readBankDocument(text, files)) };
  },
  csv: (question) => {
    const text = [...writeCsv(bankOf(question).questions, files)].join("");
    return { text, read: finish(readCsv(text, files)) };
  },
  json: (question) => {
    const text = [...writeJson(bankOf(question), files)].join("");
    return { text, read: finish(readJson(text, files)) };
  },
};

describe.each(Object.entries(formats))("as %s", (_format, write) => {
  test.each(names)("%s comes back, and its change too", (name) => {
    for (const question of [approved, changeOnly(name)]) {
      const { read } = write(question);
      expect(read.problems).toEqual([]);
      expect(read.questions.map((found) => found.fields)).toEqual([{ slug: "a/b", ...question }]);
    }
    expect(write(changeOnly(name)).text).not.toBe(write(approved).text);
  });
});

test("a table and data name every field", () => {
  const [header] = (formats.csv?.(approved).text ?? "").split("\r\n");
  const columns = names.map((name) => name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`));
  expect(new Set(header?.slice(1).split(","))).toEqual(new Set(["slug", "status", ...columns]));
  const [question] = JSON.parse(formats.json?.(approved).text ?? "").questions;
  expect(new Set(Object.keys(question))).toEqual(new Set(["slug", "status", ...names]));
});
