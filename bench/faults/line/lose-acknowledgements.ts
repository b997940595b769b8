// F13: acknowledgements are lost, half of them with the line. The client sends the same operation again and must be told the
// same number; the database must hold one row.
import type { Fault, Scene } from "../fault";
import type { Operation } from "../history";
import { ask } from "../load";
import { atMost, fine, type Measured } from "../outcome";
import { type Input, type Loss, setLoss } from "../wire";

export const loseAcknowledgements: Fault = {
  what: "F13 acknowledgement lost, operation sent again",
  rooms: (size) => size("rooms", 50, 20),
  strike,
};

async function strike({ stage, size }: Scene): Promise<Measured[]> {
  const losses = size("losses", 1_000, 20);
  const { pairs, questionVersionIds, recorder } = stage;
  const before = new Set(recorder.operations.keys());
  const perRoom = Math.ceil(losses / pairs.length);
  setLoss(loseFirst());
  const refused = await Promise.all(
    pairs.map(async (pair) => {
      const problems: string[] = [];
      for (let n = 0; n < perRoom; n++) {
        const problem = await ask(pair, questionVersionIds[n % questionVersionIds.length] ?? "");
        if (problem) problems.push(problem);
      }
      return problems;
    }),
  );
  setLoss(() => "no");
  const since = [...recorder.operations.values()].filter(({ opId }) => !before.has(opId));
  const lost = since.filter((operation) => operation.acked.length > 1);
  return [
    { text: `${lost.length} operations answered again`, isFine: lost.length >= losses },
    atMost("told another number", lost.filter(isDifferent).length, 0, ""),
    fine(`at most ${Math.max(0, ...lost.map((operation) => operation.acked.length))} answers to one`),
    atMost("refused for good", refused.flat().length, 0, ""),
  ];
}

const isDifferent = ({ acked }: Operation) => new Set(acked).size > 1;

/** The first acknowledgement of every push is lost: in turn silently, and with the line. */
function loseFirst(): (name: string, input: Input) => Loss {
  const seen = new Set<string>();
  return (name, { opId = "" }) => {
    if (name !== "question:ask" || seen.has(opId)) return "no";
    seen.add(opId);
    return seen.size % 2 === 0 ? "drop" : "cut";
  };
}
