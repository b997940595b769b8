/** Languages that are told from others by a sign. */
const signed: readonly [RegExp, string][] = [
  [/(?<![\p{L}\p{N}])c\+\+/giu, "cpp"],
  [/(?<![\p{L}\p{N}])c#/giu, "csharp"],
  [/(?<![\p{L}\p{N}])f#/giu, "fsharp"],
];

/**
 * The words of a text as the bank keeps and looks for them: small letters without accents, and digits. C#, C++ and F# are csharp,
 * cpp and fsharp. What is longer than any word is parted: a text search takes no word of more than 2,047 bytes.
 */
export function toWords(text: string): string[] {
  const spelt = signed.reduce((said, [sign, word]) => said.replace(sign, ` ${word} `), text);
  return (
    spelt
      .normalize("NFKD")
      .replace(/\p{M}+/gu, "")
      .toLowerCase()
      .match(/[\p{L}\p{N}]{1,500}/gu) ?? []
  );
}
