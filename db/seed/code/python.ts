// The Python of the bank's questions, a Python that is new enough to read it (3.12: its type parameters), and its Django.
import { execFileSync, spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const program = process.env.PYTHON ?? "python3";
const isNew = "import sys; sys.exit(sys.version_info < (3, 12))";
export const hasPython = spawnSync(program, ["-c", isNew]).status === 0;

const requirements = readFileSync(join("db", "seed", "code", "django-runs", "requirements.txt"), "utf8");
const [wanted = "", major, minor] = /^django~=(\d+)\.(\d+)$/m.exec(requirements) ?? [];
const isWanted = `import rest_framework, django, sys
print(django.get_version())
sys.exit(not (${major}, ${minor}) <= django.VERSION < (${major} + 1,))`;
const laid = spawnSync(program, ["-c", isWanted], { encoding: "utf8" });
export const hasDjango = hasPython && laid.status === 0;
/** Said where its questions can't be run. */
export const djangoNeeded = `with ${wanted} and Django REST framework in Python 3.12 or newer; “${program}” has ${laid.stdout?.trim() ? `Django ${laid.stdout.trim()}` : "none"}`;
if (!hasDjango && process.env.NO_SKIPS)
  throw new Error(`Nothing is skipped here, and Django's questions run only ${djangoNeeded}.`);

type Block = { slug: string; place: number; runs: boolean; code: string };

/** Every Python block of the bank, in the order of its question; `runs` where its fence says so. */
export function readPythonBlocks(): Block[] {
  const bank = join("db", "seed", "bank");
  const names = readdirSync(bank, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".md"),
  );
  return names.sort().flatMap((name) => {
    const text = readFileSync(join(bank, name), "utf8").replaceAll("\r\n", "\n");
    const slug = name.slice(0, -".md".length).replaceAll("\\", "/");
    return [...text.matchAll(/^```python( runs)?\n(.*?)^```$/gms)].map(([, runs, code = ""], place) => ({
      slug,
      place,
      runs: Boolean(runs),
      code,
    }));
  });
}

/** Runs the marked blocks of Django's questions. By question: what failed, or an empty text. */
export function runDjango(blocks: Block[]): Record<string, string> {
  const printed = execFileSync(program, [join("db", "seed", "code", "django-runs", "run.py")], {
    input: JSON.stringify(blocks),
    encoding: "utf8",
    stdio: "pipe",
  });
  return z.record(z.string(), z.string()).parse(JSON.parse(printed));
}

/** What the program prints, without the last line break. Throws with the traceback if it fails. */
export function runPython(code: string, input = ""): string {
  return execFileSync(program, ["-c", code], { input, encoding: "utf8", stdio: "pipe" }).trimEnd();
}
