import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import type { Report } from "@/db/schema/import-columns";
import { DocumentFaults } from "./document-faults";
import { Figures } from "./figures";

const counts = { found: 20_000, chosen: 20_000, skipped: 0, problems: 0, alike: 0 };
const whole: Report = { leftOut: [], leftOutCount: 0, problems: [], problemCount: 0, kits: [] };
const saidOf = (report: Report) =>
  renderToStaticMarkup(
    <>
      <Figures counts={counts} report={report} />
      <DocumentFaults report={report} />
    </>,
  ).replace(/<[^>]*>/g, "|");

test("where reading stopped stands above all, and the rest is not said to be nothing", () => {
  const problem = { line: 20_002, message: "A file may have 20,000 questions.", isEnd: true as const };
  const said = saidOf({ ...whole, problems: [problem], problemCount: 1 });
  expect(said).toMatch(/Not all of the document was read. Line 20,002: A file may have 20,000 questions\./);
  expect(said).toMatch(/Left out\|+The rest\|/);
  const some = saidOf({ ...whole, problems: [problem], problemCount: 1, leftOutCount: 3 });
  expect(some).toMatch(/Left out\|+3 and the rest\|/);
});

test("faults of the document are pointed to, also those that end nothing", () => {
  const problems = [{ line: 7, message: "Line 7 has 12,000 characters and was left out." }];
  expect(saidOf({ ...whole, problems, problemCount: 1 })).toMatch(/1 place of the document itself/);
  expect(saidOf(whole)).toMatch(/Left out\|+0\|[|]*$/);
});
