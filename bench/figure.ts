// One row of the printed table, and what it means to pass.
import type { Estimate } from "./statistics";

export type Figure = {
  name: string;
  /** With its unit, as printed. */
  measured: string;
  limit?: string;
  /** What is judged; without it the row only informs. */
  ratio?: Estimate;
  aim?: number;
  failAbove?: number;
  /** Instead of a verdict: why there is none. */
  note?: string;
};

type Verdict = "aim met" | "within" | "over" | "";

/** "over" only where the whole interval is over: noise alone fails nobody. */
export function verdictOf({ ratio, aim, failAbove }: Figure): Verdict {
  if (!ratio || failAbove === undefined) return "";
  if (!Number.isFinite(ratio.value) || ratio.low > failAbove) return "over";
  return ratio.value <= (aim ?? failAbove) ? "aim met" : "within";
}

export const exactly = (value: number): Estimate => ({ value, low: value, high: value });

export function printTable(figures: readonly Figure[]): string {
  const head = ["figure", "measured", "limit or peer", "ratio (95 %)", "aim (fail above)", "verdict"];
  const rows = figures.map((figure) => [
    figure.name,
    figure.measured,
    figure.limit ?? "",
    figure.ratio ? ratioText(figure.ratio) : "",
    aimText(figure),
    figure.note ?? verdictOf(figure),
  ]);
  return toMarkdown([head, head.map(() => "---"), ...rows]);
}

export function toMarkdown(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function aimText({ aim, failAbove }: Figure): string {
  if (aim === undefined) return "";
  return failAbove === undefined ? short(aim) : `${short(aim)} (${short(failAbove)})`;
}

function ratioText({ value, low, high }: Estimate): string {
  return low === high ? short(value) : `${short(value)} (${short(low)}–${short(high)})`;
}

export const short = (value: number): string =>
  Number.isInteger(value) ? String(value) : value.toFixed(Math.abs(value) < 10 ? 2 : 1);

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 3 : 0)} ms`;
