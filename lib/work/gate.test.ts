import { expect, test } from "vitest";
import { Gate, type Limits, type Ticket } from "./gate";

const limits: Limits = {
  atOnce: 1,
  ofTeam: { atOnce: 1, waiting: 1_000 },
  ofPerson: { atOnce: 1, waiting: 1_000 },
  words: { many: "files waiting", whatNow: "Try again when one of them is read." },
};
const who = (teamId: string, personId = teamId) => ({ teamId, personId });

/** Enters in that order; each leaves when its turn comes. Says in which order the turns came. */
async function order(names: readonly string[], gate = new Gate(limits)): Promise<string[]> {
  const came: string[] = [];
  const first = gate.enter(who("nobody"));
  const tickets = names.map((name) => {
    const [team = "", person = team] = name.split(".");
    return { name, ticket: gate.enter(who(team, `${team}.${person}`)) };
  });
  first.leave();
  await Promise.all(
    tickets.map(async ({ name, ticket }) => {
      await ticket.turn;
      came.push(name);
      ticket.leave();
    }),
  );
  return came;
}

test("one team's thousandth waits behind another's first", async () => {
  const came = await order([...Array<string>(1_000).fill("a"), "b"]);
  expect(came.indexOf("b")).toBe(1);
});

test("teams take turns, and in a team its people do", async () => {
  expect(await order(["a.x", "a.x", "a.x", "a.y", "b", "b"])).toEqual(["a.x", "b", "a.y", "b", "a.x", "a.x"]);
});

test("newcomers come behind whoever has waited longer, however many they are", async () => {
  const gate = new Gate(limits);
  const holder = gate.enter(who("a"));
  const waits = gate.enter(who("a", "other"));
  const before = gate.enter(who("b"));
  holder.leave();
  await Promise.race([waits.turn, before.turn]);
  const newcomers = Array.from({ length: 9 }, (_, n) => gate.enter(who(`new ${n}`)));
  expect([waits, before].map((one) => one.ahead()).sort()).toEqual([0, 0]);
  expect(newcomers[0]?.ahead()).toBe(1);
});

test("whoever waits knows how many come before", () => {
  const gate = new Gate(limits);
  gate.enter(who("a"));
  const running = gate.enter(who("c"));
  expect(running.ahead()).toBe(0);
  const tickets = ["a", "a", "a", "b"].map((team) => gate.enter(who(team)));
  expect(tickets.map((one) => one.ahead())).toEqual([2, 3, 4, 1]);
});

test("a team never holds all places", async () => {
  const gate = new Gate({ ...limits, atOnce: 2 });
  const [one, two] = [gate.enter(who("a", "x")), gate.enter(who("a", "y"))];
  const other = gate.enter(who("b"));
  await Promise.all([one.turn, other.turn]);
  expect(two.ahead()).toBe(0);
  other.leave();
  expect(await isTurn(two)).toBe(false);
  one.leave();
  expect(await isTurn(two)).toBe(true);
});

test("whoever waits for too much already is refused in a sentence; the others aren't", () => {
  const gate = new Gate({
    ...limits,
    ofTeam: { atOnce: 1, waiting: 3 },
    ofPerson: { atOnce: 1, waiting: 2 },
  });
  const enter = (person: string, team = "a") => gate.enter(who(team, person));
  for (const person of ["x", "x", "x"]) enter(person);
  expect(() => enter("x")).toThrow("You have 2 files waiting already. Try again when one of them is read.");
  const last = enter("y");
  expect(() => enter("y")).toThrow("Your team has 3 files waiting already.");
  enter("z", "b");
  last.leave();
  enter("y");
});

test("leaving twice frees one place", async () => {
  const gate = new Gate(limits);
  const first = gate.enter(who("a"));
  const [second, third] = [gate.enter(who("b")), gate.enter(who("c"))];
  first.leave();
  first.leave();
  await second.turn;
  expect(await isTurn(third)).toBe(false);
});

async function isTurn({ turn }: Ticket): Promise<boolean> {
  return Promise.race([
    turn.then(() => true),
    new Promise<boolean>((done) => setImmediate(() => done(false))),
  ]);
}
