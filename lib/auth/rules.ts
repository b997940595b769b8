// Pure decisions about doors: where to go after signing in, and which passwords anybody can make out.

/** Where somebody lands who came from nowhere in particular. */
export const home = "/interviews";

/** Whom the page was made for, as its actions say. */
export const pageOwnerHeader = "x-rehearse-page-of";
/** And in which of their teams: what it does and where it leads stay there, whichever team another tab turned to. */
export const pageTeamHeader = "x-rehearse-page-team";

/** Who may make an account: anybody; whom a team or the provider lets in; nobody. */
export const signUpSettings = ["open", "invited", "closed"] as const;
export type SignUpSetting = (typeof signUpSettings)[number];

export const maySignUp = (setting: SignUpSetting, { isInvited }: { isInvited: boolean }): boolean =>
  setting === "open" || (setting === "invited" && isInvited);

/** The path in `next` if it stays on this site and leads to a page for people who are signed in; otherwise home. */
export function safeNext(next: unknown): string {
  if (typeof next !== "string" || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(next) || next.length > 2_000)
    return home;
  // What begins with one slash can't leave the site; but dots may have hidden a second slash, and that one could.
  const url = new URL(next, "http://site.invalid");
  if (/^\/(\/|$|(sign-in|sign-up|api|demo)(\/|$))/.test(url.pathname)) return home;
  return `${url.pathname}${url.search}${url.hash}`;
}

const brands: [RegExp, string][] = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Chrome|Chromium|CriOS|HeadlessChrome)\//, "Chrome"],
  [/\bSafari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/\bAndroid\b/, "Android"],
  [/\biPhone\b/, "an iPhone"],
  [/\biPad\b/, "an iPad"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "macOS"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
];

/** “Firefox on Linux”: enough for people to tell their own browsers apart, and no more than that is kept. */
export function nameBrowser(userAgent: string | null | undefined): string {
  const find = (of: [RegExp, string][]) => of.find(([sign]) => sign.test(userAgent ?? ""))?.[1];
  const [brand = "A browser", system] = [find(brands), find(systems)];
  return system ? `${brand} on ${system}` : brand;
}

/** `aaaaaaaa`, `12345678`, `hgfedcba`: every character is the same step from the one before. */
export function isOneStep(text: string): boolean {
  const codes = [...text].map((character) => character.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  return steps.size <= 1 && Math.abs(step ?? 0) <= 1;
}

/** What a password is mostly made of: “your name” …; undefined where at least four other letters or digits are in it. */
export function borrowedFrom(
  password: string,
  { name, email }: { name: string; email: string },
): string | undefined {
  const sources = { "your e-mail address": email, "your name": name, "the name of this site": "rehearse" };
  const typed = lettersOf(password).join("");
  const found = Object.entries(sources).filter(([, source]) =>
    wordsOf(source).some((word) => typed.includes(word)),
  );
  const words = Object.values(sources)
    .flatMap(wordsOf)
    .sort((one, other) => other.length - one.length);
  const left = words.reduce((text, word) => text.replaceAll(word, ""), typed);
  return left.length < 4 ? found[0]?.[0] : undefined;
}

const lettersOf = (text: string): string[] =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
const wordsOf = (text: string): string[] =>
  [lettersOf(text).join(""), ...lettersOf(text)].filter((word) => word.length >= 3);
