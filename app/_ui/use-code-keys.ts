"use client";
import { useRef } from "react";
import { type Edit, indent, outdent } from "@/lib/text/indents";

/** What is said wherever these keys are: to those who see it, and as the field's description. */
export const codeKeysHint = "Tab indents, Shift+Tab outdents. To leave the box: Escape, then Tab.";

type Keys = Pick<React.ComponentProps<"textarea">, "onKeyDown" | "onBlur">;

/** Tab indents in a field of code. Escape gives it back its own meaning for once, so that nobody is caught in the field. */
export function useCodeKeys(isCode: boolean): Keys {
  const mayLeave = useRef(false);
  if (!isCode) return {};
  return {
    onBlur: () => {
      mayLeave.current = false;
    },
    onKeyDown: (event) => {
      const { key, shiftKey, altKey, ctrlKey, metaKey, currentTarget: field } = event;
      if (key === "Shift" || event.nativeEvent.isComposing) return;
      if (key !== "Tab" || mayLeave.current || altKey || ctrlKey || metaKey) {
        mayLeave.current = key === "Escape" || (key === "Tab" && mayLeave.current);
        return;
      }
      event.preventDefault();
      const { value, selectionStart: start, selectionEnd: end } = field;
      const edit = (shiftKey ? outdent : indent)({ value, start, end });
      if (edit) putIn(field, edit);
    },
  };
}

/** As if it was typed: the browser's undo takes it back, and it is heard as any other change. */
function putIn(field: HTMLTextAreaElement, { from, to, text, selectFrom, selectTo }: Edit): void {
  field.setSelectionRange(from, to);
  document.execCommand(text ? "insertText" : "delete", false, text);
  field.setSelectionRange(selectFrom, selectTo);
}
