"use client";
import { useEffect, useState } from "react";
import { asRefusal, unreachable } from "@/app/_ui/form/use-action";
import { isPassing } from "@/lib/errors";
import { previewAction } from "../actions";
import { createPreview, type Rendered } from "./preview-loop";

async function render(text: string): Promise<Rendered> {
  const reply = await previewAction({ text }).catch(asRefusal);
  if (reply.ok) return { ok: true, html: reply.data.html };
  if (reply === unreachable)
    return { ok: false, message: "The server can’t be reached; it is tried again.", isPassing: true };
  const { code, message } = reply.error;
  return { ok: false, message, isPassing: isPassing(code) };
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
