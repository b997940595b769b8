"use client";
import { useEffect, useRef, useState } from "react";

/** What arrives has this mark, wherever it stands on the page. */
export const arrival = { "data-arrival": "" };

/**
 * What arrived last, in words, while it stands outside of what is seen: whoever writes has scrolled, or has a phone's keyboard
 * up. It leads there and leaves the focus where it is, in what is being written.
 */
export function OutOfSight({ told }: { told: string }) {
  const [hidden, setHidden] = useState<{ words: string; at: Element } | null>(null);
  const seen = useRef(new Set<Element>());
  useEffect(() => {
    const all = [...document.querySelectorAll("[data-arrival]")];
    const at = all.find((one) => !seen.current.has(one));
    seen.current = new Set(all);
    setHidden(null);
    if (!at || !told) return;
    const observer = new IntersectionObserver(([entry]) =>
      setHidden(entry?.isIntersecting ? null : { words: told, at }),
    );
    observer.observe(at);
    return () => observer.disconnect();
  }, [told]);
  if (!hidden) return null;
  return (
    <button
      type="button"
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => hidden.at.scrollIntoView({ block: "center" })}
      className="fixed inset-x-[18px] top-2 z-10 mx-auto flex min-h-11 max-w-[740px] items-center gap-3 rounded-control border border-accent bg-accent-soft px-4 py-2 text-left text-sm text-ink"
    >
      <span className="line-clamp-2 min-w-0 flex-1 wrap-anywhere">{hidden.words}</span>
      <span className="font-medium text-accent">Show</span>
    </button>
  );
}
