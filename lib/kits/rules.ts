// What the desk computes from a kit while it is written. Pure: the screen asks it at every key.
import type { QuestionStatus } from "@/db/vocabulary";

export const mostItems = 40;

/** A kit's question as its lists show it; `minutes` are those that the kit gives it. */
export type KitItem = {
  questionId: string;
  title: string;
  topic: string;
  competency: string;
  difficulty: number;
  status: QuestionStatus;
  minutes: number;
};

export type Covered = { competency: string; questions: number; minutes: number; isThin: boolean };
type Balance = {
  /** Of all questions, as a kit may hold them. */
  planned: number;
  /** Of those that are left out because they aren't approved. */
  leftOutMinutes: number;
  leftOut: number;
  /** Of what is asked, the most minutes first. One question alone is thin evidence: two make a judgement. */
  coverage: Covered[];
  /** How many of what is asked have difficulty 1, 2, 3, 4, 5. */
  difficulties: number[];
};

/** Only approved questions reach an interview's plan, so only they cover anything. */
export function balanceOf(
  items: readonly Pick<KitItem, "competency" | "difficulty" | "status" | "minutes">[],
): Balance {
  const asked = items.filter(({ status }) => status === "approved");
  const left = items.filter(({ status }) => status !== "approved");
  const competencies = [...new Set(asked.map(({ competency }) => competency))];
  return {
    planned: sumMinutes(items),
    leftOutMinutes: sumMinutes(left),
    leftOut: left.length,
    coverage: competencies
      .map((competency) => {
        const about = asked.filter((item) => item.competency === competency);
        return {
          competency,
          questions: about.length,
          minutes: sumMinutes(about),
          isThin: about.length === 1,
        };
      })
      .sort((a, b) => b.minutes - a.minutes),
    difficulties: [1, 2, 3, 4, 5].map(
      (difficulty) => asked.filter((item) => item.difficulty === difficulty).length,
    ),
  };
}

const sumMinutes = (items: readonly { minutes: number }[]) =>
  items.reduce((sum, { minutes }) => sum + minutes, 0);

/** “41 of 45 minutes; 4 left for the welcome and their questions.” */
export function describeMinutes(planned: number, total: number): string {
  const head = `${planned} of ${total} ${total === 1 ? "minute" : "minutes"}`;
  if (planned > total)
    return `${head}; ${planned - total} too many. Shorten or remove a question, or give the kit more time: it can’t be saved like this.`;
  return `${head}; ${planned === total ? "nothing" : total - planned} left for the welcome and their questions.`;
}

/** “ORM · Data · difficulty 3” */
export const describeItem = ({
  topic,
  competency,
  difficulty,
}: Pick<KitItem, "topic" | "competency" | "difficulty">) =>
  `${topic} · ${competency} · difficulty ${difficulty}`;

/** Of questions that aren't approved. */
export const describeLeftOut = (questions: number): string =>
  questions === 1
    ? "One question isn’t approved and is left out of interviews."
    : `${questions} questions aren’t approved and are left out of interviews.`;

export const describeMaker = (name: string | null): string =>
  name === null ? "From the library" : `Made by ${name}`;
