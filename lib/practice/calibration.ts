// How well one judges oneself: how sure one was before the reveal, against what one's own grade and key points said after it.

/** Answers by how sure one was, in per cent. `keyPoints`: how many their model answers have in all. */
export type ByConfidence = {
  confidence: number;
  answers: number;
  good: number;
  heard: number;
  keyPoints: number;
};

/** Calibration is shown from this many answers on: fewer say nothing. */
export const fewestAnswers = 10;
/** Within this many points of the share that went well, confidence is called about right. */
const slack = 10;
/** A level is spoken of from this many answers on. */
const fewestOfLevel = 3;

const levels = [
  { word: "Sure", from: 80 },
  { word: "Half sure", from: 40 },
  { word: "Unsure", from: 0 },
] as const;

export type Calibration = ReturnType<typeof calibrate>;

/** `missing`: how many answers it takes until something can be said; none of it is said before. */
export function calibrate(counts: ByConfidence[]) {
  const all = sum(counts);
  const missing = Math.max(0, fewestAnswers - all.answers);
  if (missing > 0) return { answers: all.answers, missing, said: [], levels: [] };
  const rows = levels.flatMap(({ word, from }, index) => {
    const below = levels[index - 1]?.from ?? 101;
    const own = sum(counts.filter(({ confidence }) => confidence >= from && confidence < below));
    const { answers, good, heard, keyPoints } = own;
    const heardShare = keyPoints > 0 ? Math.round((heard * 100) / keyPoints) : null;
    return answers > 0 ? [{ word, range: `${from}–${below - 1} %`, answers, good, heardShare }] : [];
  });
  const spoken = rows.find(({ answers }) => answers >= fewestOfLevel);
  const said = [...(spoken ? [describeLevel(spoken)] : []), describeGap(all)];
  return { answers: all.answers, missing, said, levels: rows };
}

function sum(counts: ByConfidence[]) {
  const total = { sureness: 0, answers: 0, good: 0, heard: 0, keyPoints: 0 };
  for (const { confidence, answers, good, heard, keyPoints } of counts) {
    total.sureness += confidence * answers;
    total.answers += answers;
    total.good += good;
    total.heard += heard;
    total.keyPoints += keyPoints;
  }
  return total;
}

type Level = { word: string; range: string; answers: number; good: number };

function describeLevel({ word, range, answers, good }: Level): string {
  return `When you were ${word.toLowerCase()} (${range}), ${good} of ${answers} answers were good.`;
}

function describeGap({
  sureness,
  answers,
  good,
}: {
  sureness: number;
  answers: number;
  good: number;
}): string {
  const [sure, went] = [Math.round(sureness / answers), Math.round((good * 100) / answers)];
  const gap = sureness / answers - (good * 100) / answers;
  const verdict =
    Math.abs(gap) <= slack
      ? `about right, as far as ${answers} answers can tell`
      : Math.abs(gap) <= chance(answers, good)
        ? "too few answers to tell whether that is right"
        : gap > 0
          ? "you were surer than your answers bore out"
          : "you knew more than you trusted yourself to";
  return `On average you were ${sure} % sure, and ${went} % of ${answers} answers were good: ${verdict}.`;
}

/** What chance alone moves the share by, in points: twice its standard error with two answers added to each side (Agresti & Coull 1998). */
function chance(answers: number, good: number): number {
  const [n, share] = [answers + 4, (good + 2) / (answers + 4)];
  return 200 * Math.sqrt((share * (1 - share)) / n);
}
