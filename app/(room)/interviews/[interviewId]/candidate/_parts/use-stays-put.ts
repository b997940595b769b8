import { useEffect } from "react";

/** What comes or goes above the box that is being written in moves the page instead: the hands stay where they are. */
export function useStaysPut(): void {
  useEffect(() => {
    let before: { box: Element | null; top: number } | undefined;
    const look = () => {
      const box = document.activeElement instanceof HTMLTextAreaElement ? document.activeElement : null;
      before = box ? { box, top: box.getBoundingClientRect().top } : undefined;
    };
    // Before it is painted. Where the browser itself has kept the place, nothing is left to do.
    const observer = new ResizeObserver(() => {
      const top = document.activeElement?.getBoundingClientRect().top;
      if (before && before.box === document.activeElement && top !== undefined)
        window.scrollBy({ top: top - before.top, behavior: "instant" });
      look();
    });
    observer.observe(document.body);
    const listening = new AbortController();
    document.addEventListener("focusin", look, { signal: listening.signal });
    window.addEventListener("scroll", look, { signal: listening.signal, passive: true });
    return () => {
      observer.disconnect();
      listening.abort();
    };
  }, []);
}
