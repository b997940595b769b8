/** Shorter ones have too many neighbours: `use` isn’t what `uses` was cut from, `thing` no form of `the`. */
const shortest = 4;
const vowel = /[aeiou]/;

/** What an ending says of the word before it: `cut` of what is left, and what may stand there instead. */
const endings: readonly [ending: RegExp, instead: readonly string[]][] = [
  [/ies$/, ["y"]],
  [/ied$/, ["y"]],
  [/es$/, ["", "e"]],
  [/(?<![aisu])s$/, [""]],
  [/ed$/, ["", "e"]],
  [/ing$/, ["", "e"]],
  [/ations?$/, ["e", "ate"]],
];

/**
 * A word of small letters with its other forms in English, spelt in both ways: “deploying” is of one family with “deploy”, “caches”
 * with “cached”, “normalise” with “normalization”. Many of them aren’t words; whoever looks for them asks which are.
 */
export function familyOf(word: string): string[] {
  if (!/^[a-z]+$/.test(word) || word.length < shortest) return [word];
  const bases = [word, ...endings.flatMap(([ending, instead]) => cut(word, ending, instead))];
  const forms = [...new Set(bases)].filter(({ length }) => length >= shortest).flatMap(inflect);
  return [...new Set([word, ...forms].flatMap(spellings))];
}

/** As `findQuery` takes it. */
export const withForms = (word: string) => ({ word, forms: familyOf(word) });

function cut(word: string, ending: RegExp, instead: readonly string[]): string[] {
  const stem = word.replace(ending, "");
  if (stem === word) return [];
  const last = stem.at(-1) ?? "";
  const single = stem.at(-2) === last && !vowel.test(last) ? [stem.slice(0, -1)] : [];
  return [...instead.map((end) => stem + end), ...single];
}

function inflect(base: string): string[] {
  const stem = base.replace(/e$/, "");
  const plural = base.replace(/(?<=[^aeiou])y$/, "ie");
  const doubled = /[^aeiou][aeiou][bdfgklmnprtv]$/.test(base) ? base + base.at(-1) : stem;
  const nouns = base.endsWith("ate")
    ? [`${base.slice(0, -1)}ion`]
    : base.endsWith("e")
      ? [`${stem}ation`]
      : [];
  return [
    base,
    ...nouns.flatMap((noun) => [noun, `${noun}s`]),
    ...[
      `${plural}s`,
      `${base}es`,
      `${plural}d`,
      `${stem}ed`,
      `${stem}ing`,
      `${base}ing`,
      `${doubled}ed`,
      `${doubled}ing`,
    ],
  ];
}

/** “Normalise” and “normalize”, “behaviour” and “behavior”. */
const spellings = (word: string): string[] => [
  word,
  word.replace(/is(e[drs]?|ers|ing|ations?)$/, "iz$1"),
  word.replace(/iz(e[drs]?|ers|ing|ations?)$/, "is$1"),
  word.replace(/our(s?)$/, "or$1"),
  word.replace(/([^aeiou])or(s?)$/, "$1our$2"),
];
