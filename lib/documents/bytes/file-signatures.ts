// What files of other kinds begin with, so that a refusal can say what was given.

const oldOffice = "a document of an old Office program";
const signatures: [start: string, kind: string][] = [
  ["%PDF-", "a PDF document"],
  ["\x89PNG", "a picture (PNG)"],
  ["\xff\xd8\xff", "a picture (JPEG)"],
  ["GIF8", "a picture (GIF)"],
  ["\xd0\xcf\x11\xe0", oldOffice],
  ["{\\rtf", "a document in Rich Text Format"],
  ["\x1f\x8b", "a file packed with gzip"],
  ["Rar!", "an archive packed with RAR"],
  ["7z\xbc\xaf", "an archive packed with 7-Zip"],
];

/** Names that stand unpacked in the archives that office programs write. */
const officeNames: [name: string, kind: string][] = [
  ["word/document.xml", "a Word document"],
  ["xl/workbook", "an Excel workbook"],
  ["ppt/presentation.xml", "a PowerPoint presentation"],
  ["mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file"],
  ["mimetypeapplication/epub", "an e-book"],
];

export function isZip(bytes: Uint8Array): boolean {
  return ["PK\x03\x04", "PK\x05\x06"].includes(latin(bytes.subarray(0, 4)));
}

/** What office programs call their files, for one that is damaged or of a kind that its first bytes don't tell. */
const officeEndings: [ending: RegExp, kind: string][] = [
  [/\.(?:xls[xmb]?|ods|numbers)$/i, "a spreadsheet"],
  [/\.(?:do[ct][xm]?|odt|pages)$/i, "a text document of an office program"],
  [/\.(?:pp[ts][xm]?|odp|key)$/i, "a presentation"],
];

/** “a Word document”, or undefined for text and for archives of another kind. `name` is the file's. */
export function nameFileKind(bytes: Uint8Array, name = ""): string | undefined {
  const start = latin(bytes.subarray(0, 8));
  const known = signatures.find(([sign]) => start.startsWith(sign))?.[1];
  const byEnding = officeEndings.find(([ending]) => ending.test(name))?.[1];
  if (known === oldOffice) return byEnding ?? known;
  if (known || !isZip(bytes)) return known;
  // The table of an archive's names is at its end; the first names are at its start as well.
  const names = latin(bytes.subarray(0, 8_192)) + latin(bytes.subarray(-65_536));
  return officeNames.find(([inside]) => names.includes(inside))?.[1] ?? byEnding;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
