// What the tests of the readers share.
import type { DocumentRead, Reading } from "./found";

/** Reads to the end. Each step says the share that is done. */
export function finish<T>(reading: Reading<T>): T {
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
    if (!(step.value >= 0 && step.value <= 1)) throw new Error(`${step.value} isn't a share`);
  }
}

/** Each question as its lines, its prompt and its answer. */
export const sayQuestions = ({ questions }: DocumentRead) =>
  questions.map(
    ({ lines, fields }) =>
      `${lines.from}-${lines.to} ${fields.prompt} → ${fields.modelAnswer ?? fields.keyPoints?.join(" · ") ?? ""}`,
  );

export const sayLeftOut = ({ leftOut }: DocumentRead) =>
  leftOut.map(({ lines, why }) => `${lines.from}-${lines.to} ${why}`);

export const sayProblems = ({ problems }: DocumentRead) =>
  problems.map(({ line, message }) => `${line}: ${message}`);
