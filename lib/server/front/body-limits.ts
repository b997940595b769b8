// How much each route may be sent. Whoever isn't signed in is asked for a few words; what a page's forms send is an action, and
// those have the limit that `next.config.js` gives them.
import { largestFile } from "@/lib/documents/found";

const kB = 1_024;
const limits: readonly (readonly [RegExp, number])[] = [
  [/^\/questions\/import\/upload$/, largestFile],
  [/^\/(sign-in|sign-up|join|reset|demo|api\/auth)(\/|$)/, 16 * kB],
  [/^\/(api|live|_next)(\/|$)/, 0],
  [/^/, 256 * kB],
];

export function bodyLimit(method: string | undefined, url: string | undefined): number {
  const path = pathOf(url);
  return method === "POST" ? (limits.find(([route]) => route.test(path))?.[1] ?? 0) : 0;
}

export const isUpload = (url: string | undefined): boolean => bodyLimit("POST", url) === largestFile;

const pathOf = (url = "/"): string => url.split("?", 1)[0] ?? "/";
