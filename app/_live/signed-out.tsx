"use client";
import { useEffect, useState } from "react";
import type { ErrorCode } from "@/lib/errors";
import { untilKept } from "../_saving/kept/outbox";
import { wordsOf } from "../_saving/written";
import { Button } from "../_ui/button";
import { CopyButton } from "../_ui/copy-button";
import { isTypedInto } from "../_ui/form/use-typed";
import { WrittenText } from "../_ui/written-text";
import type { RoomState } from "./room-state";

type Ended = "sign-in" | "seat";
const endings: Partial<Record<ErrorCode, Ended>> = { unauthenticated: "sign-in", not_found: "seat" };

/** What the server says has ended of what this page was made for: the sign-in in this browser, or the seat. */
export function whatEnded({ connection }: Pick<RoomState, "connection">): Ended | undefined {
  return connection.state === "refused" ? endings[connection.refusal.code] : undefined;
}

/** What of a page nothing else has: it isn't put away over it. */
type Left = { words: string[]; isTyped: boolean };

/** In the place of all that was shown, until the page itself is gone; where words would go with it, until somebody says so. */
export function SignedOut({ ended = "sign-in", now }: { ended?: Ended; now?: string }) {
  const [left, setLeft] = useState<Left>();
  useEffect(() => {
    void untilKept().then((unkept) => {
      const found = { words: unkept.flatMap(wordsOf), isTyped: isTypedInto() };
      if (found.words.length > 0 || found.isTyped) setLeft(found);
      else putAway(wayOut(ended));
    });
  }, [ended]);

  if (!left)
    return (
      <p role="status" className="p-5">
        What stood on this page is put away…
      </p>
    );
  return <LeftWords left={left} why={reasonOf(ended, now)} onPutAway={() => putAway(wayOut(ended))} />;
}

function LeftWords({ left, why, onPutAway }: { left: Left; why: string; onPutAway(): void }) {
  return (
    <section
      aria-label="Not saved"
      className="sticky top-0 z-30 max-h-dvh overflow-y-auto border-b border-live/50 bg-surface px-5 py-3 text-sm sm:px-6"
    >
      <div className="mx-auto flex max-w-[1132px] flex-wrap items-center gap-3">
        <p role="alert" className="min-w-0 flex-1 basis-80 wrap-anywhere">
          <strong className="font-semibold">{why}</strong>{" "}
          {left.isTyped
            ? "What you typed here isn’t saved, and goes with this page. Copy it; or sign in as before in another tab, and send it then."
            : "This browser couldn’t keep what you typed last. Copy it: it goes with this page."}
        </p>
        {left.words.length > 0 ? <CopyButton text={left.words.join("\n\n")} /> : null}
        <Button size="small" onClick={onPutAway}>
          Put this page away
        </Button>
      </div>
      {left.words.map((text) => (
        <div key={text} className="mx-auto mt-3 max-w-[1132px]">
          <WrittenText text={text} className="max-w-[68ch] border-l-2 border-line-strong pl-3" />
        </div>
      ))}
    </section>
  );
}

function reasonOf(ended: Ended, now: string | undefined): string {
  if (ended === "seat") return "You have no seat in this interview any more.";
  return now ? `This browser is signed in as ${now} now.` : "You are signed out in this browser.";
}

function wayOut(ended: Ended): string {
  const next = location.pathname + location.search;
  return `/signed-out?${new URLSearchParams(ended === "seat" ? { next, of: ended } : { next })}`;
}

/**
 * The whole document goes, because its scripts hold what it was made with. By then nothing is left that somebody would want, or
 * they said so: nobody is asked whether to leave.
 */
export function putAway(to: string): void {
  const askNothing = (event: Event) => event.stopImmediatePropagation();
  window.addEventListener("beforeunload", askNothing, { capture: true });
  void untilKept().finally(() => location.replace(to));
}
