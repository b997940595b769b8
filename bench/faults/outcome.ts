// What a fault's run is printed as. Passing needs all five promises and every figure within its limit.
import { toMarkdown } from "../figure";
import type { Estimate } from "../statistics";
import { type Findings, invariants } from "./checker";

export type Measured = {
  text: string;
  isFine: boolean;
  /** Its figure is over the limit and its interval isn't: neither shown to hold nor to fail. */
  isOpen?: boolean;
};
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
    verdictOf(outcome),
  ]);
  return toMarkdown([head, head.map(() => "---"), ...rows]);
}

function verdictOf(outcome: Outcome): string {
  if (!passes(outcome)) return "**fail**";
  if (outcome.lacks) return `skipped: it needs ${outcome.lacks}`;
  return outcome.measured.some(({ isOpen }) => isOpen) ? "undecided" : "pass";
}

const noFindings: Findings = { I1: [], I2: [], I3: [], I4: [], I5: [] };

/** A row that came to no end of its own. */
export function broken(fault: string, error: unknown): Outcome {
  const text = `broken off: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`;
  return { fault, measured: [{ text, isFine: false }], findings: noFindings };
}

export const fine = (text: string): Measured => ({ text, isFine: true });

export function atMost(name: string, value: number, limit: number, unit = "ms"): Measured {
  const text = `${name} ${Number.isFinite(value) ? value.toFixed(unit === "ms" && value < 10 ? 1 : 0) : "never"}${unit && ` ${unit}`} (≤ ${limit.toFixed(0)})`;
  return { text, isFine: value <= limit };
}

/** What has to have happened, for all else to mean anything. */
export function atLeast(name: string, count: number, least: number): Measured {
  return {
    text: `${name} ${count.toLocaleString("en")} (≥ ${least.toLocaleString("en")})`,
    isFine: count >= least,
  };
}

/** Over only where the whole interval is; undecided where its middle is. None came: never. */
export function ratioAtMost(name: string, ratio: Estimate, limit: number): Measured {
  if (!Number.isFinite(ratio.value)) return { text: `${name}: they didn't come`, isFine: false };
  const isFine = ratio.low <= limit;
  return { text: `${name} ${sayRatio(ratio)} (≤ ${limit})`, isFine, isOpen: isFine && ratio.value > limit };
}

export const sayRatio = ({ value, low, high }: Estimate): string =>
  `${value.toFixed(2)} × (${low.toFixed(2)}–${high.toFixed(2)})`;

/** What a short run is too short, or its machine too busy, to judge: there it only informs. */
export const unless = (quick: boolean, judged: Measured): Measured => (quick ? fine(judged.text) : judged);
