"use client";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "../_ui/button";
import { Dialog, DialogActions } from "../_ui/dialog";

/**
 * While active, asks before unsaved work is left: by a link, by the browser's buttons (where it lets a page ask), or by
 * closing the tab, where the browser asks in its own words.
 */
export function LeaveGuard({ active, onLeave }: { active: boolean; onLeave?(): void }) {
  const router = useRouter();
  const isLeaving = useRef(false);
  const [leave, setLeave] = useState<() => void>();

  useEffect(() => {
    if (!active) return;
    const listening = new AbortController();
    const { signal } = listening;
    const ask = (event: Event, go: () => void) => {
      if (isLeaving.current) return;
      event.preventDefault();
      setLeave(() => go);
    };
    window.addEventListener("beforeunload", (event) => isLeaving.current || event.preventDefault(), {
      signal,
    });
    const onClick = (event: MouseEvent) => {
      const href = leadsAway(event);
      if (href) ask(event, () => router.push(href));
    };
    window.addEventListener("click", onClick, { signal, capture: true });
    const onNavigate = (event: NavigateEvent) => {
      const { key } = event.destination;
      if (event.navigationType === "traverse" && event.cancelable)
        ask(event, () => navigation.traverseTo(key));
    };
    if ("navigation" in window) navigation.addEventListener("navigate", onNavigate, { signal });
    return () => listening.abort();
  }, [active, router]);

  return (
    <Dialog open={leave !== undefined} onClose={() => setLeave(undefined)} title="Leave without saving?">
      <p className="text-muted">What you changed here isn’t saved yet. It will be gone if you leave.</p>
      <DialogActions>
        <Button onClick={() => setLeave(undefined)}>Stay</Button>
        <Button
          look="danger"
          onClick={() => {
            isLeaving.current = true;
            onLeave?.();
            setLeave(undefined);
            leave?.();
          }}
        >
          Leave without saving
        </Button>
      </DialogActions>
    </Dialog>
  );
}

/** Where an ordinary press of a link of this site leads, if that is another page in this tab. */
function leadsAway(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
    return undefined;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (!link || link.target === "_blank" || link.hasAttribute("download")) return undefined;
  const { origin, pathname, search, hash } = new URL(link.href);
  if (origin !== location.origin || pathname + search === location.pathname + location.search)
    return undefined;
  return pathname + search + hash;
}
