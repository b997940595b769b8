// The five promises over a history. Each violation is one sentence; how many there are is what is printed.
import type { History, LoggedRow, Operation, Sighting } from "./history";

export const invariants = ["I1", "I2", "I3", "I4", "I5"] as const;
export type Invariant = (typeof invariants)[number];
export type Findings = Record<Invariant, string[]>;

export function checkHistory(history: History): Findings {
  return {
    I1: findLost(history),
    I2: findGaps(history),
    I3: findFalseViews(history),
    I4: findDoubles(history),
    I5: findUnequal(history),
  };
}

/** I1: what was acknowledged is in the database, under the number that was told. */
function findLost({ operations, rows }: History): string[] {
  const seqOf = new Map([...rows.facts.values()].flat().map((row) => [row.opId, row.seq]));
  return operations.flatMap((operation) =>
    operation.kind === "fact" ? findLostFact(operation, seqOf) : findLostNote(operation, rows.notes),
  );
}

function findLostFact({ opId, acked }: Operation, seqOf: Map<string, number>): string[] {
  return acked
    .filter((seq) => seqOf.get(opId) !== seq)
    .map((seq) => `${opId} was acknowledged as ${seq}; the database has ${seqOf.get(opId) ?? "nothing"}`);
}

/** A note is one row that later saves replace, so an acknowledged revision may only have been followed. */
function findLostNote({ opId, seatId, acked }: Operation, notes: History["rows"]["notes"]): string[] {
  const newest = Math.max(-1, ...acked);
  if (newest < 0) return [];
  const stands = notes.find((note) => note.seatId === seatId);
  const kept = stands && (stands.revision > newest || (stands.revision === newest && stands.opId === opId));
  return kept ? [] : [`the note ${opId} was acknowledged as revision ${newest} and doesn't stand`];
}

/** I2: numbers 1, 2, 3 … without gaps. */
function findGaps({ rows }: History): string[] {
  return [...rows.facts].flatMap(([interviewId, facts]) => {
    const broken = facts.findIndex((fact, index) => fact.seq !== index + 1);
    return broken < 0 ? [] : [`${interviewId} has ${facts[broken]?.seq} where ${broken + 1} is due`];
  });
}

/** I3: whatever a client showed was a beginning of the log, in its order. */
function findFalseViews({ sightings, rows }: History): string[] {
  return sightings.flatMap((sighting) => {
    const facts = rows.facts.get(sighting.interviewId) ?? [];
    const expected = askedUpTo(facts, sighting.seq);
    const isPrefix = sighting.seq <= facts.length && sighting.asked.join() === expected.join();
    return isPrefix ? [] : [`${sighting.client} showed something else than the log at ${sighting.seq}`];
  });
}

const askedUpTo = (facts: LoggedRow[], seq: number): string[] =>
  facts.slice(0, seq).flatMap((fact) => fact.askedQuestionId ?? []);

/** I4: no operation made two facts, no view showed one twice, no view went back. */
function findDoubles({ sightings, rows }: History): string[] {
  const made = new Set<string>();
  const twice = [...rows.facts.values()].flat().filter(({ opId }) => made.size === made.add(opId).size);
  const newest = new Map<string, number>();
  return [
    ...twice.map(({ opId }) => `${opId} made two facts`),
    ...sightings.flatMap((sighting) => {
      const before = newest.get(sighting.client) ?? 0;
      newest.set(sighting.client, Math.max(before, sighting.seq));
      return isDoubled(sighting, before) ? [`${sighting.client} applied ${sighting.seq} again`] : [];
    }),
  ];
}

function isDoubled({ seq, asked }: Sighting, before: number): boolean {
  return seq < before || new Set(asked).size !== asked.length;
}

/** I5: after the calm every view equals the database. */
function findUnequal({ atRest }: History): string[] {
  return atRest
    .filter(({ view, expected }) => sortedJson(view) !== sortedJson(expected))
    .map(
      ({ client, view, expected }) =>
        `${client} shows ${begin(view)} where the database holds ${begin(expected)}`,
    );
}

const begin = (value: unknown): string => sortedJson(value).slice(0, 120);

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner instanceof Object && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export const countFindings = (findings: Findings): number =>
  invariants.reduce((sum, name) => sum + findings[name].length, 0);
