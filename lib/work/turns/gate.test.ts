import { expect, test } from "vitest";
import { Gate, type Ticket } from "./gate";
import { isTurn, limits, who } from "./testing";

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

test("whoever waits knows how many come before; who came within the last second is behind all until that is over", () => {
  let now = 0;
  const gate = new Gate(limits, () => now);
  gate.enter(who("a"));
  const running = gate.enter(who("c"));
  expect(running.ahead()).toBe(0);
  const tickets = ["a", "a", "a", "b"].map((team) => gate.enter(who(team)));
  const ahead = () => tickets.map((one) => one.ahead());
  expect(ahead()).toEqual([1, 2, 3, 4]);
  now += 1_000;
  expect(ahead()).toEqual([2, 3, 4, 1]);
  tickets[3]?.leave();
  expect(ahead()).toEqual([2, 3, 4, 0]);
});

test("in all so many wait: the last of the person with most, in the team and of the address with most, gives way, or is refused", async () => {
  const gate = new Gate({ ...limits, inAll: 6 });
  const refused: string[] = [];
  const enter = (name: string) => {
    const [address = "", teamId = "", personId = ""] = name.split(" ");
    const ticket = gate.enter({ address, teamId, personId });
    ticket.turn.catch(({ message }: Error) => refused.push(`${name}: ${message}`));
    return ticket;
  };
  const first = enter("0 z z");
  for (const name of ["1 a x", "1 b y", "1 b y", "1 b w", "2 c v", "2 c v"]) enter(name);
  const honest = enter("3 d u");
  expect(await isTurn(honest)).toBe(false);
  const sentence = "There are 6 files waiting already. Try again when one of them is read.";
  expect(refused).toEqual([`1 b y: ${sentence}`]);
  enter("4 e t");
  expect(() => enter("2 c v")).toThrow(sentence);
  expect(await isTurn(honest)).toBe(false);
  expect(refused).toHaveLength(2);
  first.leave();
  // Where all have as many, whoever has just come is it.
  for (const name of ["5 f s", "6 g r"]) enter(name);
  expect(() => enter("7 h q")).toThrow(sentence);
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

test("where none may wait, the sentence is of the limit that was met: one's own or the team's", () => {
  const none = { atOnce: 3, ofTeam: { atOnce: 2, waiting: 0 }, ofPerson: { atOnce: 1, waiting: 0 } };
  const gate = new Gate({ ...limits, ...none });
  const enter = (team: string, person: string) => gate.enter(who(team, person));
  enter("a", "x");
  expect(() => enter("a", "x")).toThrow("You have 1 files waiting already.");
  enter("a", "y");
  expect(() => enter("a", "z")).toThrow("Your team has 2 files waiting already.");
});

test("where all places are taken, the first of the person with most, in the team and at the address with most, is ended", async () => {
  const none = { atOnce: 7, ofTeam: { atOnce: 3, waiting: 0 }, ofPerson: { atOnce: 2, waiting: 0 } };
  const gate = new Gate({ ...limits, ...none });
  const ended: string[] = [];
  const enter = (name: string) => {
    const [address = "", teamId = "", personId = ""] = name.split(" ");
    const giveWay = () => ended.push(name);
    return gate.enter({ address, teamId, personId }, giveWay);
  };
  const all = ["1 a x", "2 b y", "2 b y", "2 c v", "2 c w", "2 c w", "3 d z"].map(enter);
  await Promise.all(all.map(({ turn }) => turn));
  const next = enter("4 e u");
  expect(await isTurn(next)).toBe(true);
  expect(ended).toEqual(["2 c w"]);
  // What is left of it leaves, which frees nothing twice.
  all[4]?.leave();
  expect(await isTurn(enter("4 f u2"))).toBe(true);
  expect(ended).toEqual(["2 c w", "2 b y"]);
  // One's own limit ends nobody's.
  enter("4 e u");
  expect(() => enter("4 e u")).toThrow("You have 2 files waiting already.");
  expect(ended).toHaveLength(3);
});

test("two hundred new teams of one address take turns as one; all from there may have so many waiting", async () => {
  const gate = new Gate({ ...limits, ofAddress: 200 });
  const from = (address: string, team: string) => gate.enter({ ...who(team), address });
  const came: string[] = [];
  const comes = async (team: string, { turn, leave }: Ticket) => {
    await turn;
    came.push(team);
    leave();
  };
  const holder = from("many", "first");
  const all = Array.from({ length: 200 }, (_, nth) => comes(`new ${nth}`, from("many", `new ${nth}`)));
  expect(() => from("many", "one more")).toThrow(
    "All at your network address have 200 files waiting already. Try again when one of them is read.",
  );
  const honest = ["b", "c"].map((team) => from(team, team));
  expect(honest.map((one) => one.ahead())).toEqual([0, 1]);
  const others = honest.map((one, nth) => comes(`honest ${nth}`, one));
  holder.leave();
  await Promise.all([...all, ...others]);
  expect(came.slice(0, 3)).toEqual(["honest 0", "honest 1", "new 0"]);
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

test("a place is held for what is on its way, and nobody waits for it", async () => {
  const gate = new Gate({ ...limits, ofPerson: { atOnce: 1, waiting: 2 } });
  const coming = gate.reserve(who("a"));
  gate.reserve(who("a"));
  expect(() => gate.reserve(who("a"))).toThrow("You have 2 files waiting already.");
  const other = gate.enter(who("b"));
  expect(await isTurn(other)).toBe(true);
  coming.arrive();
  expect(await isTurn(coming)).toBe(false);
  other.leave();
  expect(await isTurn(coming)).toBe(true);
});
