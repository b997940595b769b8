"use client";
import { useEffect, useId, useRef } from "react";

type Props = { open: boolean; onClose: () => void; title: string; children: React.ReactNode };

/** The browser's own modal dialog: it keeps the focus, closes on Escape and gives the focus back. */
export function Dialog({ open, onClose, title, children }: Props) {
  const id = useId();
  const dialog = useModal(open);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-card border border-line-strong bg-surface p-6 text-ink backdrop:bg-[rgb(0_0_0/0.45)]"
    >
      <h2 id={id} className="mb-2 font-serif text-xl">
        {title}
      </h2>
      {children}
    </dialog>
  );
}

export function useModal(open: boolean) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (open && !dialog.current?.open) dialog.current?.showModal();
    if (!open) dialog.current?.close();
  }, [open]);
  useEffect(() => (dialog.current ? closeBeside(dialog.current) : undefined), []);
  return dialog;
}

/** A click or tap beside the dialog closes it, where it began there too: a selection drawn out of a field doesn't. */
function closeBeside(dialog: HTMLDialogElement): () => void {
  let began = false;
  const isBeside = ({ target, clientX: x, clientY: y }: MouseEvent) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    return target === dialog && (x < left || x > right || y < top || y > bottom);
  };
  const press = (event: MouseEvent) => {
    began = isBeside(event);
  };
  const click = (event: MouseEvent) => {
    if (began && isBeside(event)) dialog.close();
  };
  dialog.addEventListener("pointerdown", press);
  dialog.addEventListener("click", click);
  return () => {
    dialog.removeEventListener("pointerdown", press);
    dialog.removeEventListener("click", click);
  };
}

export function DialogActions({ children }: { children: React.ReactNode }) {
  return <div className="mt-6 flex flex-wrap justify-end gap-2">{children}</div>;
}
