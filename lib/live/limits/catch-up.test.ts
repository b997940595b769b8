import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { useDatabase } from "@/db/testing/database";
import { createWorld } from "@/db/testing/factories";
import * as commands from "@/lib/room/commands";
import { catchUp, readPanel } from "@/lib/room/reads";
import { saveAnswer } from "@/lib/room/saves";
import { type Seat, takeSeat } from "@/lib/room/seat";

const { database, url } = useDatabase();
let wide: Database;
let world: Awaited<ReturnType<typeof createWorld>>;
let seat: Seat;
let candidate: Seat;
beforeAll(() => {
  wide = openDatabase(url(), 10);
});
afterAll(() => wide.$client.end());
beforeEach(async () => {
  world = await createWorld(database(), { status: "live" });
  seat = await takeSeat(wide, { ...world, personId: world.interviewer.personId });
  candidate = await takeSeat(wide, { ...world, personId: world.candidate.personId });
});

const opId = () => randomUUID();
const versionId = (index = 0) => world.bank[index]?.versionId ?? "";
const ask = (id: string = opId()) =>
  commands.askQuestion(wide, seat, { opId: id, questionVersionId: versionId(), planItemId: null });
const nothingKnown = { seq: 0, panelSeq: 0, answers: {}, notes: {}, ratings: {} };

describe("catching up (G6)", () => {
  /** Asks until there is nothing more, as a client does: with all that it knows by then. */
  async function catchUpWhole(by: Seat) {
    const pieces: Awaited<ReturnType<typeof catchUp>>[] = [];
    const known = { ...nothingKnown, answers: {} as Record<string, number> };
    do {
      const piece = await catchUp(wide, by, known);
      known.seq = Math.max(known.seq, ...piece.facts.map(({ seq }) => seq));
      for (const { askedQuestionId, revision } of piece.answers) known.answers[askedQuestionId] = revision;
      pieces.push(piece);
    } while (pieces.at(-1)?.more);
    return pieces;
  }
  const seqsOf = (pieces: { facts: { seq: number }[] }[]) =>
    pieces.flatMap((piece) => piece.facts.map(({ seq }) => seq));

  test("equal: nothing; a few behind: the tail; more than 200 behind: piece after piece", async () => {
    for (let n = 0; n < 3; n++) await ask();
    expect(await catchUp(wide, seat, { ...nothingKnown, seq: 3 })).toMatchObject({ facts: [], more: false });
    const tail = await catchUp(wide, seat, { ...nothingKnown, seq: 1 });
    expect(tail.facts.map((fact) => fact.seq)).toEqual([2, 3]);
    await wide.$client`
      insert into facts (interview_id, stream, seq, op_id, type, payload)
      select ${world.interviewId}, 'room', n, gen_random_uuid(), case when n % 2 = 0 then 'paused' else 'resumed' end, '{}'
      from generate_series(4, 403) n`;
    const pieces = await catchUpWhole(seat);
    expect(pieces.map(({ facts, more }) => [facts.length, more])).toEqual([
      [200, true],
      [200, true],
      [3, false],
    ]);
    expect(seqsOf(pieces)).toEqual(Array.from({ length: 403 }, (_, n) => n + 1));
  });

  test("what is long comes in pieces of 128 kB, in its order, until nothing is missing", async () => {
    const asked = Array.from({ length: 12 }, () => randomUUID());
    const body = "漢".repeat(16_000);
    for (const askedQuestionId of asked) {
      await ask(askedQuestionId);
      await saveAnswer(wide, candidate, { opId: opId(), askedQuestionId, body, baseRevision: 0 });
    }
    const pieces = await catchUpWhole(candidate);
    for (const piece of pieces) expect(JSON.stringify(piece).length).toBeLessThan(140_000);
    expect(pieces.map(({ answers }) => answers.length)).toEqual([2, 2, 2, 2, 2, 2]);
    expect(seqsOf(pieces)).toEqual(asked.map((_, index) => index + 1));
    expect(pieces.flatMap(({ answers }) => answers.map((one) => one.askedQuestionId)).sort()).toEqual(
      [...asked].sort(),
    );
  });

  test("texts come only where their revision is another", async () => {
    const askedQuestionId = randomUUID();
    await ask(askedQuestionId);
    await saveAnswer(wide, candidate, { opId: opId(), askedQuestionId, body: "x", baseRevision: 0 });
    const knows = { ...nothingKnown, answers: { [askedQuestionId]: 1 } };
    expect((await catchUp(wide, candidate, nothingKnown)).answers).toHaveLength(1);
    expect((await catchUp(wide, candidate, knows)).answers).toEqual([]);
  });

  test("a candidate gets nothing of the panel's", async () => {
    await commands.addToPlan(wide, seat, {
      opId: opId(),
      planItemId: randomUUID(),
      questionVersionId: versionId(4),
      where: null,
    });
    await ask();
    const caught = await catchUp(wide, candidate, nothingKnown);
    expect(caught).toMatchObject({ panelFacts: [], shown: [], notes: [], ratings: [] });
    expect(JSON.stringify(caught)).not.toContain('"panel":');
    await expect(readPanel(wide, candidate)).rejects.toMatchObject({ code: "not_found" });
  });
});
