// What a bank can be taken out as, in the order in which it is offered. `formats.ts` writes and reads each.
import { keysOf } from "@/lib/keys";

type ExportWords = { title: string; summary: string; ending: string; type: string };

export const exportFormats = {
  zip: {
    title: "Files for Git",
    summary: "A Markdown file for each, as .zip",
    ending: "zip",
    type: "application/zip",
  },
  markdown: {
    title: "One document",
    summary: "Markdown, to read and to print",
    ending: "md",
    type: "text/markdown; charset=utf-8",
  },
  csv: {
    title: "Spreadsheet",
    summary: "CSV, a row for each",
    ending: "csv",
    type: "text/csv; charset=utf-8",
  },
  json: { title: "Data", summary: "JSON, for other programs", ending: "json", type: "application/json" },
} satisfies Record<string, ExportWords>;

export type ExportFormat = keyof typeof exportFormats;
export const exportFormatNames = keysOf(exportFormats);
