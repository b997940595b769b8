// F14 and F15: two tabs of one interviewer and a second interviewer write notes, two tabs of one candidate an answer, faster than any of
// them hears of the other. Where two texts meet their writer keeps both, as the screens offer it; then every word that was ever
// typed must be in the database, and every tab must show that.
import { setTimeout as sleep } from "node:timers/promises";
import type { Autosaves } from "@/app/_saving/autosaves";
import { createPerson, createSeat } from "@/db/testing/factories";
import { seededRandom } from "../../statistics";
import { accountCookie } from "../../world";
import type { Fault, Scene } from "../fault";
import { ask } from "../load";
import { atLeast, atMost, fine, type Measured } from "../outcome";
import { type BenchSeat, general, openSeat, type SeatPair } from "../seat";
import { isConnected, type Stage, until } from "../stage";

/** One text in all the tabs that write it, and where it ends up. */
type Shared = { tabs: Autosaves<string>[]; key: string; stored(): Promise<string> };

export const twoTabs: Fault = {
  what: "F14 two tabs of one interviewer, and a second one, writing",
  strike: (scene) => strike(scene, openPanel),
};
export const candidatesTabs: Fault = {
  what: "F15 two tabs of one candidate, writing",
  strike: (scene) => strike(scene, openCandidates),
};

async function strike(scene: Scene, open: (scene: Scene) => Promise<Shared[]>): Promise<Measured[]> {
  const edits = scene.size("edits", 500, 25);
  const texts = await open(scene);
  let met = 0;
  for (const text of texts) met += await write(text, edits);
  const lost = await Promise.all(texts.map((text) => findLost(text, edits)));
  const unequal = await Promise.all(texts.map(countUnequal));
  return [
    fine(`${edits * texts.length} edits`),
    atLeast("times that two texts met", met, texts.length),
    atMost("words lost", lost.flat().length, 0, ""),
    atMost("tabs that show another text than the database's", unequal.flat().length, 0, ""),
  ];
}

/** Types words into either tab, at times into both at once, and keeps both texts wherever they meet. Returns how often. */
async function write({ tabs, key }: Shared, edits: number): Promise<number> {
  const random = seededRandom(14);
  let met = 0;
  const mend = () => {
    for (const tab of tabs) {
      const { value, theirs } = tab.get(key);
      if (!theirs) continue;
      met += 1;
      tab.resolve(key, joined(value, theirs.value));
    }
  };
  for (const [n, tab] of tabs.entries()) {
    tab.edit(key, `w${n}`); // the first words on one base: these two meet for sure
    tab.flush();
  }
  for (let n = tabs.length; n < edits; n++) {
    const tab = tabs[Math.floor(random() * tabs.length)] as Autosaves<string>;
    tab.edit(key, `${tab.get(key).value} w${n}`.trim());
    if (random() < 0.3) tab.flush();
    await sleep(random() * 40);
    mend();
  }
  const isSettled = () => {
    mend();
    for (const tab of tabs) tab.flush();
    return tabs.every((tab) => tab.get(key).state === "saved");
  };
  await until(isSettled, 20_000);
  await sleep(500); // what one tab saved last is on its way to the other
  return met;
}

function joined(mine: string, theirs: string): string {
  const has = new Set(mine.split(" "));
  return [mine, ...theirs.split(" ").filter((word) => !has.has(word))].join(" ").trim();
}

async function findLost({ stored }: Shared, edits: number): Promise<string[]> {
  const words = new Set((await stored()).split(" "));
  return Array.from({ length: edits }, (_, n) => `w${n}`).filter((word) => !words.has(word));
}

async function countUnequal({ tabs, key, stored }: Shared): Promise<string[]> {
  const text = await stored();
  return tabs.map((tab) => tab.get(key).value).filter((value) => value !== text);
}

async function openPanel({ ground, stage }: Scene): Promise<Shared[]> {
  const { interviewer } = await openRoom(stage);
  const { interviewId } = interviewer;
  const person = await createPerson(ground.database);
  const { seatId } = await createSeat(ground.database, {
    interviewId,
    personId: person.personId,
    role: "interviewer",
  });
  const second = {
    ...{ interviewId, seatId, personId: person.personId },
    ...{ cookie: await accountCookie(person), role: "interviewer" as const },
  };
  const others = [{ ...interviewer, role: "interviewer" as const }, second, second];
  const [tab, ...seconds] = await openTabs(stage, others);
  const noteOf = (seat: string) => async () => {
    const [row] = await ground.database.$client<{ body: string }[]>`
      select body from notes where author_seat_id = ${seat} and asked_question_id is null`;
    return row?.body ?? "";
  };
  return [
    {
      tabs: [interviewer, tab].flatMap((one) => one?.notes ?? []),
      key: general,
      stored: noteOf(interviewer.seatId),
    },
    { tabs: seconds.map((one) => one.notes), key: general, stored: noteOf(seatId) },
  ];
}

async function openCandidates({ ground, stage }: Scene): Promise<Shared[]> {
  const pair = await openRoom(stage);
  await ask(pair, stage.questionVersionIds[0] ?? "");
  const [tab] = await openTabs(stage, [{ ...pair.candidate, role: "candidate" }]);
  const tabs = [pair.candidate, tab].flatMap((one) => one ?? []);
  const onScreen = (seat: BenchSeat) => seat.client.state().room.asked[0]?.askedQuestionId;
  await until(() => tabs.every((one) => onScreen(one) !== undefined), 5_000);
  const key = onScreen(pair.candidate) ?? "";
  const stored = async () => {
    const [row] = await ground.database.$client<{ body: string }[]>`
      select body from answers where asked_question_id = ${key}`;
    return row?.body ?? "";
  };
  return [{ tabs: tabs.map((one) => one.answers), key, stored }];
}

async function openRoom(stage: Stage): Promise<SeatPair> {
  const [pair] = await stage.enter(1);
  if (!pair) throw new Error("No room was made.");
  return pair;
}

async function openTabs(stage: Stage, seats: Parameters<typeof openSeat>[0][]): Promise<BenchSeat[]> {
  const tabs = seats.map((seat) => openSeat(seat, stage.recorder));
  stage.seats.push(...tabs);
  if (!(await until(() => tabs.every(isConnected), 10_000))) throw new Error("A tab wasn't let in.");
  return tabs;
}
