// Texts that save themselves, under keys (a note per question, an answer per question): each saves on its own, all are
// kept in the browser until acknowledged.

import { isPassing, type Reply } from "@/lib/errors";
import { type Autosave, createAutosave } from "./autosave";
import { createOutbox, type Keeping } from "./kept/outbox";
import type { Kept, SaveOutcome, Written } from "./written";

export type Stored<T> = { value: T; revision: number; savedAtMs: number | null };

export type Autosaves<T> = {
  subscribe(listener: () => void): () => void;
  /** Changes whenever any of them does. */
  version(): number;
  get(key: string): Written<T>;
  edit(key: string, value: T): void;
  resolve(key: string, value: T): void;
  discard(key: string): void;
  heard(key: string, stored: Stored<T>): void;
  flush(): void;
  reconnected(): void;
  /** Brings back what this browser kept unacknowledged. Again, what tabs that were opened since left by now. */
  restore(): Promise<void>;
  /**
   * Another page may take this one's place: it may have been read before what is saved from now on, so that stays in the browser for
   * it. Let go of where this page is still there some time later.
   */
  prepareLeaving(): void;
  /** Sends what isn't saved once more. What gets no answer stays in the browser, for the next page that asks for it. */
  leave(): void;
  revisions(): Record<string, number>;
  unsent(): number;
  /** The texts that aren't acknowledged, by key. */
  listUnsent(): [string, T][];
  /** The keys of those that wait for a choice between two versions. */
  listConflicts(): string[];
};

export type AutosavesOptions<T> = {
  /** Unique for the person, and for what is written where. */
  name: string;
  empty: T;
  initial: Record<string, Stored<T>>;
  save(args: { key: string; value: T; baseRevision: number; opId: string }): Promise<SaveOutcome<T>>;
  check?(value: T): string | null;
  idleMs?: number;
  isFinal?: boolean;
};

const tryAgainMs = 3_000;
/** A next page that takes longer to come may be older than what was saved meanwhile. */
const leavingMs = 10_000;

export function createAutosaves<T>(options: AutosavesOptions<T>): Autosaves<T> {
  const opened = new Map<string, Autosave<T>>();
  const listeners = new Set<() => void>();
  const outbox = createOutbox();
  let version = 0;
  let left = new AbortController();

  function open(key: string): Autosave<T> {
    const found = opened.get(key);
    if (found) return found;
    const autosave: Autosave<T> = createAutosave<T>({
      initial: options.initial[key] ?? { value: options.empty, revision: 0, savedAtMs: null },
      save: (args) => options.save({ key, ...args }),
      keep: (...kept) => keep(options.name + key, kept),
      isFinal: options.isFinal,
      check: options.check,
      idleMs: options.idleMs,
      newId: () => crypto.randomUUID(),
      timers: { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer) },
      onChange({ state }) {
        version += 1;
        for (const listener of listeners) listener();
        // The line may be up and the database not: nothing else would wake this one.
        if (state === "offline") tryLater(autosave);
      },
    });
    opened.set(key, autosave);
    return autosave;
  }

  /** Saved while the page was being left. */
  const saved = new Set<string>();
  let leaving: ReturnType<typeof setTimeout> | undefined;

  function keep(name: string, [kept, isRefused]: [Kept<T> | null, boolean?]) {
    if (kept || !leaving) {
      saved.delete(name);
      return outbox.keep(name, kept, isRefused);
    }
    saved.add(name);
    return Promise.resolve<Keeping>("nowhere");
  }

  function stay(): void {
    leaving = undefined;
    for (const name of saved) void outbox.keep(name, null);
    saved.clear();
  }

  const isOurs = (name: string) => name.startsWith(options.name);
  async function takeOver(): Promise<void> {
    const found = await outbox.claim(isOurs);
    for (const { name, value, letGo } of found.reverse())
      open(name.slice(options.name.length)).restore({ ...(value as Kept<T>), letGo });
  }

  /** A tab that is closed later, or whose end the browser is late to tell, leaves its texts to this one. */
  async function follow(signal: AbortSignal): Promise<void> {
    while (await outbox.untilLeft(isOurs, signal)) await takeOver();
  }

  async function look(): Promise<void> {
    left.abort();
    left = new AbortController();
    const { signal } = left;
    await takeOver();
    void follow(signal).catch(() => undefined);
  }

  const tried = new Set<Autosave<T>>();
  function tryLater(autosave: Autosave<T>): void {
    if (left.signal.aborted || tried.has(autosave)) return;
    tried.add(autosave);
    setTimeout(() => {
      tried.delete(autosave);
      if (!left.signal.aborted) autosave.reconnected();
    }, tryAgainMs);
  }

  const unsaved = () => [...opened].filter(([, one]) => one.written().state !== "saved");

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    get: (key) => open(key).written(),
    edit: (key, value) => open(key).edit(value),
    resolve: (key, value) => open(key).resolve(value),
    discard: (key) => open(key).discard(),
    heard: (key, stored) => open(key).heard(stored.value, stored.revision, stored.savedAtMs ?? 0),
    flush() {
      for (const one of opened.values()) one.flush();
    },
    reconnected() {
      for (const one of opened.values()) one.reconnected();
      if (!left.signal.aborted) void look();
    },
    restore: look,
    prepareLeaving() {
      clearTimeout(leaving);
      leaving = setTimeout(stay, leavingMs);
    },
    leave() {
      left.abort();
      for (const one of opened.values()) one.flush();
    },
    revisions: () =>
      Object.fromEntries([
        ...Object.entries(options.initial).map(([key, stored]) => [key, stored.revision]),
        ...[...opened].map(([key, one]) => [key, one.written().revision]),
      ]),
    unsent: () => unsaved().length,
    listConflicts: () => unsaved().flatMap(([key, one]) => (one.written().theirs ? key : [])),
    listUnsent: () => unsaved().map(([key, one]) => [key, one.written().value]),
  };
}

type Saved = { outcome: "saved" | "conflict"; revision: number; savedAtMs: number | null };
/** What tells a text that stands: all that may come but what says only that it was saved. */
type Standing<R> = Exclude<R, { outcome: "saved" }>;
const isStanding = <R extends Saved>(data: R): data is Standing<R> & R => data.outcome === "conflict";

/** What a save's reply means to the text. Only what trying again can't mend is refused. */
export function outcomeOf<R extends Saved, T>(
  reply: Reply<R>,
  readValue: (data: Standing<R>) => T,
): SaveOutcome<T> {
  if (reply.ok) {
    const { data } = reply;
    const { revision, savedAtMs } = data;
    return isStanding(data)
      ? { kind: "conflict", value: readValue(data), revision }
      : { kind: "saved", revision, savedAtMs };
  }
  const { code, message } = reply.error;
  // Somebody has to sign in first.
  if (code === "unauthenticated") return { kind: "unreachable", message };
  return isPassing(code) ? { kind: "unreachable" } : { kind: "refused", message };
}
