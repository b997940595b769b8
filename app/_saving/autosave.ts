// Saving as one types: idle or at most every few seconds, one save in flight, the newest text wins, unsent text is kept until
// it is acknowledged, and what another tab saved is never overwritten. Pure: timers, ids and the keeping are handed in.

import type { Keeping } from "./kept/outbox";
import { createPace, type Pace } from "./pace";
import { follows, type Kept, type SaveOutcome, same, type Written } from "./written";

/** Found in the browser, where it lies until it is let go of. */
type Found<T> = Kept<T> & { letGo(): void };

type Options<T> = {
  initial: { value: T; revision: number; savedAtMs: number | null };
  save(args: { value: T; baseRevision: number; opId: string }): Promise<SaveOutcome<T>>;
  /**
   * Keeps what is not acknowledged, or with null lets go of it; resolves once that is done. Nobody needs to be warned of what was
   * refused for good.
   */
  keep(kept: Kept<T> | null, isRefused?: boolean): Promise<Keeping>;
  /** What stands can't be changed any more. */
  isFinal?: boolean;
  /** A reason not to send it at all, for instance its length. */
  check?(value: T): string | null;
  onChange(written: Written<T>): void;
  newId(): string;
} & Pace;

export type Autosave<T> = {
  written(): Written<T>;
  edit(value: T): void;
  /** Saves now what is not saved. */
  flush(): void;
  /** The line is back: what is in doubt is sent again under its old name. */
  reconnected(): void;
  /** Another tab of the same author saved this. */
  heard(value: T, revision: number, savedAtMs: number): void;
  /** Unacknowledged text that an earlier page kept. Of several each has its turn once the one before it is saved. */
  restore(found: Found<T>): void;
  resolve(value: T): void;
  /** Throws away what was rejected. */
  discard(): void;
};

export function createAutosave<T>(options: Options<T>): Autosave<T> {
  const pace = createPace(flush, options);
  let written: Written<T> = {
    ...options.initial,
    state: "saved",
    keeping: null,
    problem: null,
    theirs: null,
    rejected: null,
  };
  let keptLast: Promise<Keeping> | null = null;
  let pending: { value: T; baseRevision: number; opId: string } | null = null;
  const waiting: Found<T>[] = [];
  /** What was found and stands as theirs: it stays in the browser until the author has chosen. */
  let shown: Found<T> | null = null;
  let inFlight = false;

  function change(next: Partial<Written<T>>): void {
    written = { ...written, ...next };
    options.onChange(written);
  }

  /** Of a text that goes on growing it isn't said at every key that the last one doesn't lie there yet. */
  function keep(kept: Kept<T> | null, isRefused?: boolean): void {
    const now = options.keep(kept, isRefused);
    keptLast = now;
    if (kept === null) written = { ...written, keeping: null };
    else void now.then((keeping) => keptLast === now && keeping !== written.keeping && change({ keeping }));
  }

  function edit(value: T): void {
    if (options.isFinal) return;
    const problem = options.check?.(value) ?? null;
    keep({ value, baseRevision: written.revision, sent: pending?.value });
    if (problem) {
      pace.stop();
      change({ value, state: "refused", problem });
      return;
    }
    change({
      value,
      problem: null,
      state: written.theirs ? "conflict" : written.state === "offline" ? "offline" : "unsaved",
    });
    if (!written.theirs) pace.begin();
  }

  function flush(): void {
    pace.stop();
    if (inFlight || written.theirs || written.state === "saved" || written.state === "refused") return;
    const problem = options.check?.(written.value) ?? null;
    if (problem) {
      change({ state: "refused", problem });
      return;
    }
    pending ??= { value: written.value, baseRevision: written.revision, opId: options.newId() };
    const sent = pending;
    inFlight = true;
    change({ state: "saving" });
    void options
      .save(sent)
      .catch((): SaveOutcome<T> => ({ kind: "unreachable" }))
      .then((outcome) => {
        inFlight = false;
        settle(outcome, sent.value);
      });
  }

  function settle(outcome: SaveOutcome<T>, sent: T): void {
    if (outcome.kind !== "unreachable") pending = null;
    if (outcome.kind === "unreachable") change({ state: "offline", problem: outcome.message ?? null });
    else if (outcome.kind === "refused") {
      keep({ value: written.value, baseRevision: written.revision }, true);
      change({ state: "refused", problem: outcome.message });
    } else if (outcome.kind === "conflict") meet(outcome.value, outcome.revision);
    else acknowledge(outcome, sent);
  }

  function acknowledge({ revision, savedAtMs }: Pick<Written<T>, "revision" | "savedAtMs">, sent: T): void {
    if (same(written.value, sent)) {
      keep(null);
      change({ state: "saved", revision, savedAtMs, problem: null });
      restoreNext();
      return;
    }
    keep({ value: written.value, baseRevision: revision });
    change({ state: "unsaved", revision, savedAtMs });
    flush();
  }

  /** Two texts on one base: equal ones are no conflict; otherwise both are shown. */
  function meet(value: T, revision: number): void {
    if (shown) waiting.unshift(shown);
    shown = null;
    if (same(value, written.value)) {
      keep(null);
      change({ state: "saved", revision, theirs: null });
      restoreNext();
    } else change({ state: "conflict", theirs: { value, revision } });
  }

  function restore(found: Found<T>): void {
    if (written.rejected !== null) waiting.push(found);
    else if (options.isFinal) reject(found);
    else if (written.state === "saved") bringBack(found);
    else if (same(found.value, written.value)) found.letGo();
    else if (inFlight || written.theirs) waiting.push(found);
    else {
      // Somebody wrote before the browser's store answered: neither text takes the other's place.
      pace.stop();
      shown = found;
      change({ state: "conflict", theirs: { value: found.value, revision: written.revision } });
    }
  }

  function restoreNext(): void {
    const next = waiting.shift();
    if (next) restore(next);
  }

  /** In the place of a text that is saved: sent where it followed that one, otherwise both are shown. */
  function bringBack({ letGo, ...kept }: Found<T>): void {
    const isSaved = same(kept.value, written.value);
    keep(isSaved ? null : kept);
    letGo();
    if (isSaved) restoreNext();
    else if (follows(kept, written)) {
      change({ value: kept.value, state: "unsaved" });
      flush();
    } else {
      const { value, revision } = written;
      change({ value: kept.value, state: "conflict", theirs: { value, revision } });
    }
  }

  /** What came too late stands beside the text, one at a time. */
  function reject({ letGo, ...kept }: Found<T>): void {
    const isSaved = same(kept.value, written.value);
    keep(isSaved ? null : kept, true);
    letGo();
    if (isSaved) restoreNext();
    else change({ rejected: kept.value });
  }

  return {
    written: () => written,
    edit,
    flush,
    reconnected() {
      if (written.state === "offline") flush();
    },
    heard(value, revision, savedAtMs) {
      if (revision <= written.revision) return;
      if (written.state === "saved") change({ value, revision, savedAtMs });
      else if (inFlight) return;
      else if (pending && !written.theirs && same(value, pending.value)) {
        pending = null; // saved, and its answer was lost
        acknowledge({ revision, savedAtMs }, value);
      } else meet(value, revision);
    },
    restore,
    resolve(value) {
      if (!written.theirs) return;
      const { revision } = written.theirs;
      // What was under way without an answer was on the base that is left here.
      pending = null;
      keep({ value, baseRevision: revision });
      shown?.letGo();
      shown = null;
      change({ value, revision, theirs: null, state: "unsaved" });
      flush();
    },
    discard() {
      keep(null);
      change({ rejected: null });
      restoreNext();
    },
  };
}
