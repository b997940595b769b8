/** What an ending says of the word before it: what may stand in its place. */
const endings: readonly [ending: RegExp, instead: readonly string[]][] = [
  [/ies$/, ["y"]],
  [/ied$/, ["y"]],
  [/ices$/, ["ex", "ix"]],
  [/ses$/, ["sis"]],
  [/es$/, ["", "e"]],
  [/(?<![aisu])s$/, [""]],
  [/(?<!e)ed$/, ["", "e"]],
  [/ing$/, ["", "e"]],
  // `notation` is no form of `note`, nor `comment` of `com`.
  [/(?<=.{4})ations?$/, ["e", "ate"]],
  [/(?<=.{5})ments?$/, [""]],
];

/**
 * A word of small letters with its other forms in English, spelt in both ways: “deploying” is of one family with “deploy”, “caches”
 * with “cached”, “normalise” with “normalization”. Many of them aren’t words; whoever looks for them asks which are.
 */
export function familyOf(word: string): string[] {
  if (!/^[a-z]{3,}$/.test(word)) return [word];
  const bases = [word, ...endings.flatMap(([ending, instead]) => cut(word, ending, instead))];
  const forms = [...new Set(bases)].filter(isBase).flatMap(inflect);
  return [...new Set([word, ...forms].flatMap(spellings))];
}

/** Of three letters only what sounds like a word: `thing` is no form of `the`. */
const isBase = (base: string) => base.length > 3 || /^.?[aeiou]/.test(base.slice(0, 2));

/** As `findQuery` takes it. */
export const withForms = (word: string) => ({ word, forms: familyOf(word) });

function cut(word: string, ending: RegExp, instead: readonly string[]): string[] {
  const stem = word.replace(ending, "");
  if (stem === word) return [];
  const single = /([^aeiou])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [...instead.map((end) => stem + end), ...single].filter(({ length }) => length > 2);
}

function inflect(base: string): string[] {
  const stem = base.replace(/e$/, "");
  const plural = base.replace(/(?<=[^aeiou])y$/, "ie");
  const noun = /.{4}ate$/.test(base) ? `${base.slice(0, -1)}ion` : /.{4}e$/.test(base) ? `${stem}ation` : "";
  const isDoubled = /[^aeiou][aeiou][bdfgklmnprtv]$/.test(base);
  const doubled = base + base.at(-1);
  return [
    base,
    `${plural}s`,
    `${base}es`,
    base.replace(/[ei]x$/, "ices"),
    base.replace(/sis$/, "ses"),
    ...(noun ? [noun, `${noun}s`] : []),
    ...(base.length > 4 ? [`${base}ment`, `${base}ments`] : []),
    ...(isDoubled ? [`${doubled}ed`, `${doubled}ing`] : []),
    // `not` has no `noted`: a short word that can double its last letter does.
    ...(isDoubled && base.length === 3 ? [] : [`${plural}d`, `${stem}ed`, `${stem}ing`, `${base}ing`]),
  ];
}

/** “Normalise” and “normalize”, “behaviour” and “behavior”, “centre” and “center”, “licence” and “license”. */
const spellings = (word: string): string[] => [
  word,
  word.replace(/([iy])s(e[drs]?|ers|ing|ations?)$/, "$1z$2"),
  word.replace(/([iy])z(e[drs]?|ers|ing|ations?)$/, "$1s$2"),
  word.replace(/(.{3})our(s?)$/, "$1or$2"),
  word.replace(/(.{3})or(s?)$/, "$1our$2"),
  word.replace(/(.{2}t)re(s?)$/, "$1er$2"),
  word.replace(/(.{2}t)er(s?)$/, "$1re$2"),
  word.replace(/(.{2})ence([sd]?)$/, "$1ense$2"),
  word.replace(/(.{2})ense([sd]?)$/, "$1ence$2"),
];
