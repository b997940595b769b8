"use client";
import { useState } from "react";
import { findLastStep, type Step } from "./list-steps";

/** What was taken out of a list, to be taken back one by one. `isHeld`: it is in the list again without that. */
export function useSteps<T>(items: readonly T[], isHeld: (item: T) => boolean = () => false) {
  const [steps, setSteps] = useState<readonly Step<T>[]>([]);
  const last = findLastStep(
    items,
    steps.filter(({ taken }) => !taken.some(isHeld)),
  );
  return {
    last,
    add: (step: Step<T>) => setSteps([...steps, step]),
    dropLast: () => setSteps(steps.slice(0, last ? steps.indexOf(last) : 0)),
  };
}
