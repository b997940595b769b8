/** The fields that were changed before the page was awake, until it is. */
declare global {
  var earlyFields: Set<EventTarget> | undefined;
}

/** Stands in the page before anything that could be typed into. What a browser fills in by itself makes no such event. */
export const rememberEarly =
  'globalThis.earlyFields=new Set;addEventListener("input",e=>globalThis.earlyFields?.add(e.target),true)';
