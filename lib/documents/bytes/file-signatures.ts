// What files of other kinds begin with, so that a refusal can say what was given.

const signatures: [start: string, kind: string][] = [
  ["%PDF-", "a PDF document"],
  ["\x89PNG", "a picture (PNG)"],
  ["\xff\xd8\xff", "a picture (JPEG)"],
  ["GIF8", "a picture (GIF)"],
  ["\xd0\xcf\x11\xe0", "a document of an old Office program"],
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

/** “a Word document”, or undefined for text and for archives of another kind. */
export function nameFileKind(bytes: Uint8Array): string | undefined {
  const start = latin(bytes.subarray(0, 8));
  const known = signatures.find(([sign]) => start.startsWith(sign))?.[1];
  if (known || !isZip(bytes)) return known;
  // The table of an archive's names is at its end; the first names are at its start as well.
  const names = latin(bytes.subarray(0, 8_192)) + latin(bytes.subarray(-65_536));
  return officeNames.find(([name]) => names.includes(name))?.[1];
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}
