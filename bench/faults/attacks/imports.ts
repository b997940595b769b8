// Documents that take as long to read as one may, as many as a person may have waiting; and meanwhile another team's single one.
import { setTimeout as sleep } from "node:timers/promises";
import { atLeast, fine } from "../outcome";
import type { Attack, Target } from "./attack";
import { send } from "./visitors";

const documents = 8;
const longestMs = 60_000;

export const imports: Attack = {
  name: "imports",
  what: `${documents} JSON files of 9.6 MB of one team, whose texts take seconds to show; another team's file is read meanwhile`,
  before: "p50 2,736 ms, and the other team's file read after all of them",
  begin,
};

async function begin(target: Target) {
  const [attacker, honest] = [await target.createMember(), await target.createMember()];
  const calmMs = await readSingle(target, honest.cookie);
  const heavy = JSON.stringify(
    Array.from({ length: 800 }, (_, index) => ({
      prompt: `Why ${index}?`,
      modelAnswer: "*a_ ".repeat(2_990),
    })),
  );
  const statuses: number[] = [];
  for (let nth = 0; nth < documents; nth += 1)
    statuses.push(
      (await send(target, { path: pathOf("heavy.json"), cookie: attacker.cookie, body: heavy })).status,
    );
  const beside = readSingle(target, honest.cookie);
  return {
    async stop() {
      const taken = statuses.filter((status) => status === 200).length;
      const besideMs = await beside;
      // What still waits is given up, so that nothing of it is felt by what is measured next.
      await target.database.$client`delete from imports where team_id = ${attacker.teamId}`;
      return [
        atLeast(`taken of ${documents}`, taken, documents),
        fine(`the other team's file alone: ${say(calmMs)}`),
        { text: `beside them: ${say(besideMs)}`, isFine: besideMs < longestMs },
      ];
    },
  };
}

const say = (ms: number) => (ms < longestMs ? `${(ms / 1_000).toFixed(1)} s` : "not read");
const pathOf = (name: string) => `/questions/import/upload?${new URLSearchParams({ name })}`;
const text = Array.from(
  { length: 200 },
  (_, nth) => `## Why is number ${nth} as it is?\n\nBecause of \`${nth}\`.\n`,
).join("\n");

/** From the upload until it can be reviewed. */
async function readSingle(target: Target, cookie: string): Promise<number> {
  const beganMs = performance.now();
  const answer = await send(target, { path: pathOf("single.md"), cookie, body: text });
  const importId = /"importId":"([\w-]+)"/.exec(answer.text)?.[1] ?? "";
  while (performance.now() - beganMs < longestMs) {
    const [row] = await target.database.$client`select stage from imports where id = ${importId}`;
    if (row?.stage === "review") return performance.now() - beganMs;
    await sleep(50);
  }
  return longestMs;
}
