// What is done with people's text in a process of its own (docs/decisions/0027): each job with what it hears and says, and how
// far it may go. What isn't here is done nowhere.
import { z } from "zod";
import type { FoundBy } from "@/db/bank/writes";
import type { BankText } from "@/db/imports/imports";
import type { NewItem } from "@/db/imports/items";
import type { Report } from "@/db/schema/import-columns";
import type { QuestionText } from "@/lib/questions/fields";
import type { BankKit, BankQuestion } from "@/lib/questions/schema";
import type { FieldChange } from "@/lib/versions/rules";
import { exportFormatNames } from "../documents/export-formats";

/** Jobs of one lane have children of their own. */
export type ChildLane = "quick" | "import" | "export";

type Job = {
  lane: ChildLane;
  hears: z.ZodType;
  says: z.ZodType;
  /** Of the processor's time, all steps together. */
  mostCpuMs: number;
  /** Of all that it says. */
  mostOutMb: number;
  /** Said to the person where it goes beyond these, or beyond its process's memory. */
  tooMuch: string;
};

/** Made by our own code from what was checked: that it is there is all that is asked. */
const made = <T>() => z.custom<T>((value) => typeof value === "object" && value !== null);

const shown = z.union([z.object({ html: z.string() }), z.object({ refused: z.string() })]);

export const jobs = {
  /** Markdown to HTML, each text by itself. */
  render: {
    lane: "quick",
    hears: z.array(z.string()),
    says: z.array(shown),
    mostCpuMs: 8_000,
    mostOutMb: 8,
    tooMuch: "This text takes too much work to show. Shorten it, or write it with fewer marks.",
  },
  /** A document to questions for the review. */
  import: {
    lane: "import",
    hears: z.union([
      z.object({ document: z.object({ name: z.string(), bytes: made<Uint8Array>() }) }),
      z.object({ bank: z.array(made<BankText>()), isLast: z.boolean() }),
      z.object({ goOn: z.literal(true) }),
    ]),
    says: z.union([
      z.object({ read: z.object({ found: z.int(), report: made<Report>() }) }),
      z.object({ wants: z.literal("bank") }),
      z.object({ items: z.array(made<NewItem>()), foundBy: z.array(made<FoundBy>()) }),
    ]),
    mostCpuMs: 180_000,
    mostOutMb: 256,
    tooMuch:
      "This document takes more work to read than one may. Nothing is in your bank: divide it, and bring in one part at a time.",
  },
  /** A bank to a file. */
  export: {
    lane: "export",
    hears: z.union([
      z.object({ format: z.enum(exportFormatNames), kits: z.array(made<BankKit>()) }),
      z.object({ questions: z.array(made<BankQuestion>()), isLast: z.boolean() }),
      z.object({ goOn: z.literal(true) }),
    ]),
    says: z.union([z.object({ wants: z.literal("questions") }), z.object({ piece: made<Uint8Array>() })]),
    /** Behind a turn of half a minute it is answered before the door cuts it. */
    mostCpuMs: 60_000,
    mostOutMb: 512,
    tooMuch: "This is more than one file may hold. Search for a part of it, and take that out.",
  },
  /** What changed between two versions. */
  compare: {
    lane: "quick",
    hears: z.object({ before: made<QuestionText>(), after: made<QuestionText>() }),
    says: z.array(made<FieldChange>()),
    mostCpuMs: 8_000,
    mostOutMb: 8,
    tooMuch: "These versions take too much work to compare. Look at each by itself.",
  },
} satisfies Record<string, Job>;

export type JobName = keyof typeof jobs;
export type Heard<Name extends JobName> = z.output<(typeof jobs)[Name]["hears"]>;
export type Said<Name extends JobName> = z.output<(typeof jobs)[Name]["says"]>;

/** How far a long one is. */
export type Tell = (step: string, share: number) => void;
/** It says something, hears an answer, says something again; one that has nothing more to say is over. */
export type Conversation<Name extends JobName> = AsyncGenerator<Said<Name>, void, Heard<Name>>;
export type Handlers = {
  [Name in JobName]: (first: Heard<Name>, tell: Tell) => Conversation<Name>;
};
