// Markdown as people have it: parts, headings as questions, answers with code and lists. Seeded, of made words.
import { seededRandom } from "../statistics";

const syllables = "ba ke li mo nu ra se ti vo xa que ry set dja ngo ca che mi gra te sig nal".split(" ");

export function makeDocument(count: number): Uint8Array {
  const random = seededRandom(7);
  const syllable = () => syllables[Math.floor(random() * syllables.length)];
  const words = Array.from({ length: 6_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 3) }, syllable).join(""),
  );
  const word = () => words[Math.floor(random() ** 2 * words.length)] ?? "";
  const text = (length: number) => Array.from({ length }, word).join(" ");
  const lines = Array.from({ length: count }, (_, n) => [
    ...(n % 500 === 0 ? [`# Part ${n / 500 + 1}`, ""] : []),
    ...[`## Why does ${text(9)}?`, "", `${text(18)}, \`${word()}()\`.`, "", `${text(18)}.`, ""],
    ...(n % 4 === 0
      ? [
          "```python",
          `def ${word()}(x):`,
          `    return [${word()}.${word()} for y in x if x > ${n}]`,
          "```",
          "",
        ]
      : [`- ${text(5)}`, `- ${text(6)}`, ""]),
  ]);
  return new TextEncoder().encode(lines.flat().join("\n"));
}
