import { useEffect } from "react";

const typed = new Set<object>();

/** Whether something stands in a form that is kept nowhere: it goes with its page. */
export const isTypedInto = (): boolean => typed.size > 0;

/** For a form that keeps nothing. */
export function useTyped(isTyped: boolean): void {
  useEffect(() => {
    if (!isTyped) return;
    const own = {};
    typed.add(own);
    return () => void typed.delete(own);
  }, [isTyped]);
}
