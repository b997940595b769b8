// The room's own limits.

/** A tail longer than this is answered with a snapshot. */
export const longestTail = 200;

/** After the end a candidate's last words may still arrive for this long. */
export const lastWordsMs = 15_000;
