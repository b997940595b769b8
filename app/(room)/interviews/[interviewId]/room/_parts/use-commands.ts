"use client";
import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useUnanswered } from "@/app/_live/use-unanswered";
import type { Refusal } from "@/lib/errors";

/** What is to be read after a command: why it wasn't done, or what was, with a way back. */
export type Notice = {
  words: string;
  isRefusal: boolean;
  way?: { label: string; go(): void };
  /** Read in its place once nothing is on its way. */
  later?: string;
};

export type Commands = {
  /** What is on its way to the server: `sending the hint`. A button that waits for it isn't `disabled`: one with the focus would swallow keys. */
  pending: string | null;
  notice: Notice | null;
  dismiss(): void;
  refuse(words: string): void;
  /** False where it was refused in words, because another is on its way. The same once more is one with the first. */
  run(what: string, send: () => Promise<Refusal | null>, more?: More): boolean;
  isOnItsWay(about: string): boolean;
};

type More = {
  /** What it is done to, where there may be several: two messages aren't one pressed twice. */
  about?: string;
  /** Said once it was done. */
  after?: Notice;
};
type OnItsWay = { what: string; about: string };

/** One at a time: what is pressed while one is on its way would be done twice, or before it on a line that comes back. */
export function useCommands(interviewId: string): Commands {
  const [pending, setPending] = useState<string | null>(null);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [ended, setEnded] = useState(0);
  const onItsWay = useRef<OnItsWay | null>(null);
  const refuse = (words: string) => setNotice({ words, isRefusal: true });

  // Not before the screen shows what came of it: until then the chosen question is the one that was asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each one that ended
  useEffect(() => {
    onItsWay.current = null;
  }, [ended]);

  useUnanswered(interviewId, pending, refuse);

  function run(what: string, send: () => Promise<Refusal | null>, { about = "", after }: More = {}): boolean {
    const before = onItsWay.current;
    if (before) {
      const isSame = before.what === what && before.about === about;
      if (!isSame) setNotice(stillOnItsWay(before, what));
      return isSame;
    }
    onItsWay.current = { what, about };
    setPending(what);
    setNotice(null);
    // At once, as what came of it is: whoever sees that presses the next key.
    void send().then((refusal) =>
      flushSync(() => {
        setEnded((count) => count + 1);
        setPending(null);
        if (refusal) refuse(wordsOf(what, refusal));
        else setNotice((said) => after ?? (said?.later ? { words: said.later, isRefusal: true } : said));
      }),
    );
    return true;
  }

  const isOnItsWay = (about: string) => onItsWay.current?.about === about;
  return { pending, notice, dismiss: () => setNotice(null), refuse, run, isOnItsWay };
}

function stillOnItsWay(before: OnItsWay, what: string): Notice {
  const earlier = before.what === what ? "an earlier one" : before.what;
  return {
    words: `Not done: ${earlier} is still on its way.`,
    later: `Not done: ${earlier} was still on its way. It is done now: try again.`,
    isRefusal: true,
  };
}

const wordsOf = (what: string, { code, message }: Refusal) =>
  code === "unavailable"
    ? `No answer to ${what} for a minute. Once the connection is back, look whether it was done.`
    : message;

/** `sending the hint` → `Sending the hint…` */
export const underWay = (what: string): string => `${what.charAt(0).toUpperCase()}${what.slice(1)}…`;
