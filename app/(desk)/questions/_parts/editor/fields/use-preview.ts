"use client";
import { useEffect, useState } from "react";
import { previewAction } from "../actions";
import { createPreview, type Rendered } from "./preview-loop";

async function render(text: string): Promise<Rendered> {
  const reply = await previewAction({ text });
  return reply.ok ? { ok: true, html: reply.data.html } : { ok: false, message: reply.error.message };
}

/** The text as the server would keep it, a moment behind the typing; `problem` where the shown one is an older one. */
export function usePreview(text: string, initialHtml: string): { html: string; problem?: string } {
  const [shown, show] = useState<{ html: string; problem?: string }>({ html: initialHtml });
  const [loop] = useState(() =>
    createPreview({
      rendered: text,
      render,
      onRendered: (answer) =>
        show((before) =>
          answer.ok ? { html: answer.html } : { html: before.html, problem: answer.message },
        ),
      timers: { set: (run, ms) => setTimeout(run, ms), clear: (timer) => clearTimeout(timer) },
    }),
  );
  useEffect(() => {
    loop.edit(text);
    return loop.stop;
  }, [loop, text]);
  return shown;
}
