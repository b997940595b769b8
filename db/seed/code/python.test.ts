// The Python of the bank's questions: every block compiles, and a marked one does what its question says, Django's in Django.
import { beforeAll, describe, expect, test } from "vitest";
import { djangoNeeded, hasDjango, hasPython, readPythonBlocks, runDjango, runPython } from "./python";
import { pythonRuns } from "./python-runs";

const blocks = readPythonBlocks();
const compileAll = `
import ast, json, sys
for block in json.load(sys.stdin):
    try:
        compile(block["code"], "block", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    except SyntaxError as error:
        print(block["slug"], block["place"], error)
`;

const marked = [...new Set(blocks.filter(({ runs }) => runs).map(({ slug }) => slug))].sort();
const django = marked.filter((slug) => slug.startsWith("django/"));

test("the marked blocks and the programs that run them name the same questions", () => {
  expect(marked.filter((slug) => !django.includes(slug))).toEqual(Object.keys(pythonRuns).sort());
});

test("every block of Django's questions is marked", () => {
  const silent = blocks.filter(({ slug, runs }) => slug.startsWith("django/") && !runs);
  expect(silent.map(({ slug }) => slug)).toEqual([]);
});

describe.skipIf(!hasPython)("with Python 3.12 or newer", () => {
  test("every block compiles", () => {
    expect(blocks.length).toBeGreaterThan(90);
    expect(runPython(compileAll, JSON.stringify(blocks))).toBe("");
  });

  test.each(Object.entries(pythonRuns))("%s", (slug, { program, prints }) => {
    const own = blocks.filter((block) => block.slug === slug && block.runs).map(({ code }) => code);
    const parts = program.split(/^#(\d)$/m);
    const used = parts.filter((_, index) => index % 2 === 1).map(Number);
    expect(used, "each marked block is run, in its order").toEqual(own.map((_, index) => index));
    const whole = parts.map((part, index) => (index % 2 === 1 ? own[Number(part)] : part)).join("\n");
    expect(runPython(whole).split("\n")).toEqual(prints);
  });
});

describe.skipIf(!hasDjango)(djangoNeeded, () => {
  let failed: Record<string, string> = {};
  beforeAll(() => {
    failed = runDjango(blocks);
  });

  test("each question with marked blocks is run", () => {
    expect(Object.keys(failed).sort()).toEqual(django);
  });

  test.each(django)("%s", (slug) => {
    expect(failed[slug]).toBe("");
  });
});
