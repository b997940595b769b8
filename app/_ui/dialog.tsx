"use client";
import { useEffect, useId, useRef } from "react";

type Props = { open: boolean; onClose: () => void; title: string; children: React.ReactNode };

/** The browser's own modal dialog: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog({ open, onClose, title, children }: Props) {
  const id = useId();
  const dialog = useModal(open, onClose);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card border border-line-strong bg-surface p-6 text-ink backdrop:bg-[rgb(0_0_0/0.45)]"
    >
      <h2 id={id} className="mb-2 font-serif text-xl">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

/** Modal while `open`. Whoever closes it, by Escape or beside it, calls `onClose` at once: the next key is for the page again. */
export function useModal(open: boolean, onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(() => {});
  close.current = () => open && onClose();
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  useEffect(() => (dialog.current ? onClosing(dialog.current, () => close.current()) : undefined), []);
  return dialog;
}

/** A click or tap beside the dialog closes it, where it began there too: a selection drawn out of a field doesn't. */
function onClosing(dialog: HTMLDialogElement, close: () => void): () => void {
  const listening = new AbortController();
  const { signal } = listening;
  let began = false;
  const isBeside = ({ target, clientX: x, clientY: y }: MouseEvent) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return target === dialog && (x < left || x > right || y < top || y > bottom);
  };
  const press = (event: MouseEvent) => {
    began = isBeside(event);
  };
  const click = (event: MouseEvent) => {
    // The second click of a double one is meant for what the first one opened.
    if (began && isBeside(event) && event.detail < 2) close();
  };
  // Escape. The browser's own way closes first and says so a task later, in which a quick key would be lost.
  const cancel = (event: Event) => {
    if (event.target !== dialog) return;
    event.preventDefault();
    close();
  };
  dialog.addEventListener("pointerdown", press, { signal });
  dialog.addEventListener("click", click, { signal });
  dialog.addEventListener("cancel", cancel, { signal });
  // A second Escape without a press between can't be held back. What is open by now was opened since, and stays.
  dialog.addEventListener("close", () => dialog.open || close(), { signal });
  return () => listening.abort();
}

export function DialogActions({ children }: { children: React.ReactNode }) {
  return <div className="mt-6 flex flex-wrap justify-end gap-2">{children}</div>;
}
