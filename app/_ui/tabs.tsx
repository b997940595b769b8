"use client";
import { useId, useRef, useState } from "react";

type Tab = { key: string; label: React.ReactNode; panel: React.ReactNode };

/**
 * Tabs after the ARIA pattern: one tab stop, arrows, Home and End. Written here because the library's tabs put style
 * attributes into the server's HTML, which the page's policy forbids.
 */
export function Tabs({ label, tabs, aside }: { label: string; tabs: Tab[]; aside?: React.ReactNode }) {
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [key, chooseKey] = useState(tabs[0]?.key);
  // Kept by its key: tabs come and go with what they show.
  const chosen = Math.max(
    0,
    tabs.findIndex((tab) => tab.key === key),
  );
  const choose = (index: number) => chooseKey(tabs[index]?.key);

  function move(event: React.KeyboardEvent): void {
    const last = tabs.length - 1;
    const to = {
      ArrowRight: chosen === last ? 0 : chosen + 1,
      ArrowLeft: chosen === 0 ? last : chosen - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
    list.current?.querySelectorAll<HTMLElement>("[role=tab]")[to]?.focus();
  }

  return (
    <>
      {/* Where both don’t fit beside each other, what stands aside comes above. */}
      <div className="flex flex-wrap-reverse items-center gap-x-4 border-b border-private-line">
        <div
          ref={list}
          role="tablist"
          aria-label={label}
          onKeyDown={move}
          className="flex min-w-0 gap-x-2.5 overflow-x-auto max-sm:text-xs sm:gap-x-4"
        >
          {tabs.map((tab, index) => (
            <button
              key={tab.key}
              type="button"
              role="tab"
              id={`${id}-${tab.key}`}
              aria-selected={index === chosen}
              aria-controls={`${id}-panel`}
              tabIndex={index === chosen ? 0 : -1}
              onClick={() => choose(index)}
              className={`min-h-9 shrink-0 whitespace-nowrap border-b-2 ${
                index === chosen ? "border-accent font-medium" : "border-transparent text-muted"
              }`}
            >
              {tab.label}
            </button>
          ))}
        </div>
        {aside}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${tabs[chosen]?.key}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel without a control of its own must be reachable to scroll
        tabIndex={0}
        className="pt-3"
      >
        {tabs[chosen]?.panel}
      </div>
    </>
  );
}
