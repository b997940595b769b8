// Writes the history down while it happens: at the wire what was sent and answered, at the screens what was shown.
import type { Operation, Sighting } from "./history";
import type { Input, Seated } from "./wire";

export type Recorder = {
  operations: Map<string, Operation>;
  sightings: Sighting[];
  /** Ms from the send of a push to the candidate's screen, in the order of arrival, with when that was. */
  arrivals: { askedQuestionId: string; tookMs: number; atMs: number }[];
  /** Pushes that were answered with anything but their number, or asked again because no answer came. */
  refusals: string[];
  sent(seat: Pick<Seated, "interviewId" | "seatId">, name: string, input: Input): void;
  answered(input: Input, reply: unknown): void;
  saw(sighting: Omit<Sighting, "atMs">): void;
};
type Reply = {
  ok: boolean;
  error?: { code: string; message: string };
  data?: { fact?: { seq: number }; outcome?: string; revision?: number };
};

export function createRecorder(): Recorder {
  const operations = new Map<string, Operation>();
  const sightings: Sighting[] = [];
  const arrivals: Recorder["arrivals"] = [];
  const refusals: string[] = [];
  const askedAtMs = new Map<string, number>();
  return {
    operations,
    sightings,
    arrivals,
    refusals,
    sent({ interviewId, seatId }, name, input) {
      const { opId } = input;
      if (name === "question:ask" && operations.has(opId ?? "")) refusals.push(`${opId} was asked again`);
      if (!opId || operations.has(opId) || name === "answer:save") return;
      const kind = name === "note:save" ? "note" : "fact";
      operations.set(opId, { opId, interviewId, seatId, kind, sentAtMs: performance.now(), acked: [] });
      if (name === "question:ask") askedAtMs.set(opId, performance.now());
    },
    answered({ opId }, reply) {
      const { ok, data, error } = reply as Reply;
      if (error && operations.get(opId ?? "")?.kind === "fact")
        refusals.push(`${error.code}: ${error.message}`);
      const number = data?.fact?.seq ?? (data?.outcome === "saved" ? data.revision : undefined);
      if (ok && number !== undefined) operations.get(opId ?? "")?.acked.push(number);
    },
    saw(sighting) {
      const atMs = performance.now();
      sightings.push({ ...sighting, atMs });
      if (!sighting.client.startsWith("candidate")) return;
      for (const id of sighting.asked) {
        const startMs = askedAtMs.get(id);
        if (startMs !== undefined && askedAtMs.delete(id))
          arrivals.push({ askedQuestionId: id, tookMs: atMs - startMs, atMs });
      }
    },
  };
}
