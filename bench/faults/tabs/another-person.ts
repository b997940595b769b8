// F18: somebody is signed out with words that wait, and a colleague of the same room signs in in that browser. Nothing may
// become theirs; once the first is back, it is sent. (That signing out warns and wipes is a browser's test.)
import { deleteSignIns, insertSignIn } from "@/db/auth/sign-ins";
import { createPerson, createSeat } from "@/db/testing/factories";
import type { Ground } from "../../ground";
import { accountCookie } from "../../world";
import type { Fault, Scene } from "../fault";
import { atMost, type Measured } from "../outcome";
import { type BenchSeat, general } from "../seat";
import { until } from "../stage";

export const anotherPerson: Fault = { what: "F18 another person signs in while words wait", strike };

/** The pulse finds a sign-in that was ended, and the line comes back as somebody else's. */
const withinMs = 15_000;
const typed = "Typed by the first.";

async function strike({ ground, stage, size }: Scene): Promise<Measured[]> {
  const rounds = size("changes", 20, 5);
  const tabs = (await stage.enter(rounds)).map(({ interviewer }) => interviewer);
  const colleagues = await Promise.all(tabs.map((tab) => changePerson(ground, tab)));
  await until(() => tabs.every(isRefused), withinMs);
  const told = tabs.filter(isRefused).length;
  for (const tab of tabs) {
    tab.notes.edit(general, typed);
    tab.client.retry();
  }
  await until(() => tabs.every(({ notes }) => notes.get(general).state === "offline"), withinMs);
  const kept = tabs.filter(({ notes }) => notes.get(general).value === typed && notes.unsent() === 1).length;
  for (const tab of tabs) {
    const signIn = await insertSignIn(ground.database, {
      personId: tab.personId,
      browser: "Chrome on Linux",
    });
    tab.signIn(await accountCookie({ personId: tab.personId, ...signIn }));
    tab.client.retry();
  }
  await until(() => tabs.every(({ notes }) => notes.unsent() === 0), withinMs);
  const own = await countNotes(ground, tabs);
  return [
    { text: `${told} of ${rounds} pages told whose they are`, isFine: told === rounds },
    { text: `${kept} texts kept meanwhile`, isFine: kept === rounds },
    atMost("saved under the wrong name", await countNotes(ground, colleagues), 0, ""),
    { text: `${own} saved under their own`, isFine: own === rounds },
  ];
}

const isRefused = ({ client }: BenchSeat) => client.state().connection.state === "refused";

async function changePerson({ database }: Ground, tab: BenchSeat): Promise<{ seatId: string }> {
  const person = await createPerson(database);
  const { interviewId } = tab;
  const seat = await createSeat(database, { interviewId, personId: person.personId, role: "interviewer" });
  tab.signIn(await accountCookie(person));
  await deleteSignIns(database, { personId: tab.personId });
  return seat;
}

async function countNotes({ database }: Ground, seats: { seatId: string }[]): Promise<number> {
  const ids = seats.map(({ seatId }) => seatId);
  const rows = await database.$client`select from notes where author_seat_id = any(${ids}::uuid[])`;
  return rows.length;
}
