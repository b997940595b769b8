// F13: acknowledgements are lost, half of them with the line. The client sends the same operation again and must be told the
// same number; the database must hold one row.
import type { Ground } from "../ground";
import { startProduct } from "../servers";
import { checkHistory } from "./checker";
import type { Operation } from "./history";
import { ask } from "./load";
import { atMost, fine, type Outcome } from "./outcome";
import { openStage } from "./stage";
import type { Input, Loss } from "./wire";

const rooms = 50;

export async function loseAcknowledgements(ground: Ground, losses: number): Promise<Outcome> {
  const server = await startProduct(ground);
  const stage = await openStage(ground, { rooms, loses: loseFirst() });
  const perRoom = Math.ceil(losses / rooms);
  const { questionVersionIds } = stage;
  const refused = await Promise.all(
    stage.pairs.map(async (pair) => {
      const problems: string[] = [];
      for (let n = 0; n < perRoom; n++) {
        const problem = await ask(pair, questionVersionIds[n % questionVersionIds.length] ?? "");
        if (problem) problems.push(problem);
      }
      return problems;
    }),
  );
  const history = await stage.finish();
  await server.stop();
  const lost = history.operations.filter((operation) => operation.acked.length > 1);
  return {
    fault: "F13 acknowledgement lost, operation sent again",
    measured: [
      { text: `${lost.length} operations answered again`, isFine: lost.length >= losses },
      atMost("told another number", lost.filter(isDifferent).length, 0, ""),
      fine(`at most ${Math.max(0, ...lost.map((operation) => operation.acked.length))} answers to one`),
      atMost("refused for good", refused.flat().length, 0, ""),
    ],
    findings: checkHistory(history),
  };
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
