// The code of the bank's questions that is run: each block whose fence says `runs` after its language.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";
import { transform } from "esbuild";

const bank = join("db", "seed", "bank");
const fence = /^```\w+ runs\n(.*?)^```$/gms;

const readBlocks = (file: string) =>
  [...readFileSync(join(bank, file), "utf8").replaceAll("\r\n", "\n").matchAll(fence)].map(
    ([, code = ""]) => code,
  );

/** The marked blocks of a question in their order; it must have `count` of them, so that none is added unseen. */
export function take(slug: string, count: 1 | 2 | 3 | 4 = 1): [string, string, string, string] {
  const found = readBlocks(`${slug}.md`);
  if (found.length !== count) throw new Error(`${slug} has ${found.length} marked blocks, not ${count}`);
  const [first = "", second = "", third = "", fourth = ""] = found;
  return [first, second, third, fourth];
}

/** The questions with marked blocks, outside Python: its own test runs those. */
export function markedQuestions(): string[] {
  const names = readdirSync(bank, { recursive: true, encoding: "utf8" }).map((name) =>
    name.replaceAll("\\", "/"),
  );
  const files = names.filter((name) => name.endsWith(".md") && !/^(django|python)\//.test(name));
  return files.filter((file) => readBlocks(file).length > 0).map((file) => file.slice(0, -".md".length));
}

/** The blocks of JavaScript, TypeScript and JSX that aren't even that, with what is wrong with them. */
export async function listUnreadableScripts(): Promise<string[]> {
  const found: string[] = [];
  for (const name of readdirSync(bank, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".md")) continue;
    const text = readFileSync(join(bank, name), "utf8").replaceAll("\r\n", "\n");
    for (const [, language, code = ""] of text.matchAll(/^```(js|ts|jsx|tsx)(?: runs)?\n(.*?)^```$/gms)) {
      const loader = language === "ts" ? "ts" : "tsx";
      const read = (source: string) => transform(source, { loader, jsx: "preserve" });
      // What is only a part may await or return, as a function does.
      await read(code).catch(() =>
        read(`async () => {${code}}`).catch((error) => found.push(`${name}: ${error}`)),
      );
    }
  }
  return found;
}

/**
 * Runs a script as the body of a strict async function that knows `given` by name, and returns what `result`, an expression
 * inside of it, gives. Types and JSX are taken out first; imports come from `given`, exports are plain declarations.
 */
export async function runScript(script: string, given: Record<string, unknown> = {}, result = "undefined") {
  const bare = script.replace(/^import .*$/gm, "").replace(/^export (default )?/gm, "");
  const body = `async (${Object.keys(given).join(", ")}) => {\n"use strict";\n${bare}\nreturn ${result};\n}`;
  const { code } = await transform(`(${body})`, { loader: "tsx" });
  return vm.runInThisContext(code)(...Object.values(given));
}

/** A console that keeps what was logged. */
export function keepLog() {
  const lines: unknown[][] = [];
  return { lines, console: { log: (...values: unknown[]) => void lines.push(values) } };
}
