"use client";
import { useState } from "react";
import type { readTheme } from "../theme";

type Theme = NonNullable<ReturnType<typeof readTheme>> | "system";

const themes = [
  ["system", "System"],
  ["light", "Light"],
  ["dark", "Dark"],
] as const satisfies readonly (readonly [Theme, string])[];

/** Light, dark or as the system has it. Kept in a cookie for a year, so that the server's first paint is right. */
export function ThemeSwitch({ initial }: { initial: Theme }) {
  const [theme, setTheme] = useState(initial);

  function choose(next: Theme) {
    setTheme(next);
    const maxAge = next === "system" ? 0 : 31_536_000;
    // biome-ignore lint/suspicious/noDocumentCookie: cookieStore exists only over https, and this runs on plain localhost
    document.cookie = `theme=${next}; path=/; max-age=${maxAge}; samesite=lax`;
    if (next === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  }

  return (
    <fieldset className="px-2 py-1.5">
      <legend className="mb-1.5 text-[13px] text-muted">Appearance</legend>
      <div className="grid grid-cols-3 rounded-control border border-line-field p-0.5 text-[13px]">
        {themes.map(([value, word]) => (
          <label
            key={value}
            className="flex min-h-7 items-center justify-center rounded-[5px] has-checked:bg-ink has-checked:text-paper has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === value}
              onChange={() => choose(value)}
            />
            {word}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
