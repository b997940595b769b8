// How each format that a bank can be taken out as is written, told from others and read. One without its entry doesn't compile.
import type { BankKit, BankQuestion } from "../questions/schema";
import { isZip } from "./bytes/file-signatures";
import type { ExportFormat } from "./export-formats";
import { isBankDocument, readBankDocument, writeBankDocument } from "./formats/bank-document";
import { readCsv, writeCsv } from "./formats/csv";
import { readJson, writeJson } from "./formats/json";
import { readZip, writeZip } from "./formats/zip";
import type { DocumentRead, Format, Reading } from "./found";

type Bank = { questions: Iterable<BankQuestion>; kits: Iterable<BankKit> };
type Text = { text: string; looksLike: Format };
type Reader =
  | { holds: "bytes"; isThis(bytes: Uint8Array): boolean; read(bytes: Uint8Array): Reading<DocumentRead> }
  | { holds: "text"; isThis(given: Text): boolean; read(text: string): Reading<DocumentRead> };
type Writer = { write(bank: Bank): Generator<string | Uint8Array> };

export const formats: Record<ExportFormat, Writer & Reader> = {
  zip: {
    write: (bank) => writeZip(bank),
    holds: "bytes",
    isThis: isZip,
    read: (bytes) => readZip(bytes),
  },
  markdown: {
    write: (bank) => writeBankDocument(bank),
    holds: "text",
    isThis: ({ text }) => isBankDocument(text),
    read: (text) => readBankDocument(text),
  },
  csv: {
    write: ({ questions }) => writeCsv(questions),
    holds: "text",
    isThis: ({ looksLike }) => looksLike === "csv",
    read: (text) => readCsv(text),
  },
  json: {
    write: (bank) => writeJson(bank),
    holds: "text",
    isThis: ({ looksLike }) => looksLike === "json",
    read: (text) => readJson(text),
  },
};

/** Reads what is packed or coded; undefined for a text. */
export function findBytesReader(bytes: Uint8Array): Reading<DocumentRead> | undefined {
  for (const format of Object.values(formats))
    if (format.holds === "bytes" && format.isThis(bytes)) return format.read(bytes);
  return undefined;
}

/** Reads a text in one of our own formats, or in one that others share with us; undefined for any other. */
export function findTextReader(given: Text): Reading<DocumentRead> | undefined {
  for (const format of Object.values(formats))
    if (format.holds === "text" && format.isThis(given)) return format.read(given.text);
  return undefined;
}
