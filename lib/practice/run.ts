// A run: the questions that one practises one after the other, all that is due or those of a topic. What was skipped in it stands in
// the address: nothing of it is stored, a reload keeps it, and the way back takes a skip back.

export type Run = {
  topic: string | null;
  /** Questions in the order of their skips: who stands there once comes at the end, who stands there twice is out of this run. */
  skipped: string[];
};

export function skippedIn({ skipped }: Run): { postponed: string[]; leftOut: string[] } {
  const leftOut = skipped.filter((id, index) => skipped.indexOf(id) < index);
  return { postponed: skipped.filter((id) => !leftOut.includes(id)), leftOut: [...new Set(leftOut)] };
}

/** Goes to the run's next question. */
export const nextAddress = (run: Run): string => `/practice/question${query(run)}`;

export const questionAddress = (run: Run, questionId: string): string =>
  `/practice/${questionId}${query(run)}`;

/** Where a run ends: what was skipped in it can still be taken back there. */
export const endAddress = (run: Run): string => `/practice${run.skipped.length > 0 ? query(run) : ""}`;

export const skip = (run: Run, questionId: string): Run => ({
  ...run,
  skipped: [...run.skipped, questionId],
});

/** The address of the question that was skipped last, as it was before. */
export function undoAddress({ topic, skipped }: Run): string | undefined {
  const last = skipped.at(-1);
  return last && questionAddress({ topic, skipped: skipped.slice(0, -1) }, last);
}

function query({ topic, skipped }: Run): string {
  const said = new URLSearchParams();
  if (topic !== null) said.set("topic", topic);
  if (skipped.length > 0) said.set("skipped", skipped.join("."));
  return said.size > 0 ? `?${said}` : "";
}
