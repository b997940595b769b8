import { type RefObject, useLayoutEffect, useRef } from "react";

/**
 * For what is `inert` while it is sent: more that was typed into it would go with it once it is saved. Where that took the focus, it comes
 * back to the same field.
 */
export function useHeld(held: RefObject<HTMLElement | null>, pending: boolean): void {
  const focused = useRef<Element>(null);
  useLayoutEffect(() => {
    const within = held.current?.contains(document.activeElement) ? document.activeElement : null;
    if (pending) focused.current = within;
    else if (document.activeElement === document.body && focused.current instanceof HTMLElement)
      focused.current.focus();
  }, [held, pending]);
}
