// What a fault's run is printed as. Passing needs all five promises and every figure within its limit.
import { toMarkdown } from "../figure";
import { type Findings, invariants } from "./checker";

export type Measured = { text: string; isFine: boolean };
export type Outcome = {
  fault: string;
  /** What it did before there was a limit. */
  before?: string;
  measured: Measured[];
  findings: Findings;
  /** The self-test passes where the checker found something. */
  expectsFindings?: boolean;
  /** What it needs and this machine lacks. */
  lacks?: string;
};

/** One that couldn't run passes where a user runs it, and fails where everything is laid. */
export function passes({ measured, findings, expectsFindings, lacks }: Outcome): boolean {
  if (lacks) return !process.env.NO_SKIPS;
  const isClean = invariants.every((name) => findings[name].length === 0);
  const found = findings.I1.length > 0 && findings.I3.length > 0;
  return measured.every((one) => one.isFine) && (expectsFindings ? found : isClean);
}

export function printOutcomes(outcomes: readonly Outcome[]): string {
  const head = ["fault", "before its limits", "figures", ...invariants, ""];
  const rows = outcomes.map((outcome) => [
    outcome.fault,
    outcome.before ?? "",
    outcome.measured.map(({ text, isFine }) => (isFine ? text : `**${text}**`)).join("; "),
    ...invariants.map((name) => String(outcome.findings[name].length)),
    passes(outcome) ? (outcome.lacks ? `skipped: it needs ${outcome.lacks}` : "pass") : "**fail**",
  ]);
  return toMarkdown([head, head.map(() => "---"), ...rows]);
}

export const fine = (text: string): Measured => ({ text, isFine: true });

export function atMost(name: string, value: number, limit: number, unit = "ms"): Measured {
  const text = `${name} ${Number.isFinite(value) ? value.toFixed(unit === "ms" && value < 10 ? 1 : 0) : "never"}${unit && ` ${unit}`} (≤ ${limit.toFixed(0)})`;
  return { text, isFine: value <= limit };
}

/** What a short run is too short, or its machine too busy, to judge: there it only informs. */
export const unless = (quick: boolean, judged: Measured): Measured => (quick ? fine(judged.text) : judged);
