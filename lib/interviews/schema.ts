import { z } from "zod";
import { plainText, plainUrl } from "../text/storable";
import { saysSomething } from "../text/tidy";
import { instantInZone } from "./rules";

/** One line that a person typed: trimmed, without control characters (Postgres can't store a NUL) or such that turn the text. */
const line = (what: string, max: number) =>
  plainText
    .trim()
    .refine(saysSomething, `Enter ${what}.`)
    .max(max, `Keep it to ${max} characters.`)
    .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u, "Take out the line breaks and control characters.");

const timeZone = plainText.max(64).refine(isTimeZone, "Choose a time zone such as Europe/Oslo.");

const callUrl = plainUrl({
  protocol: /^https?$/,
  error: "Enter a web link that starts with https:// or http://.",
}).max(500, "Keep the link to 500 characters.");

const minutes = z.coerce
  .number("Enter a number of minutes.")
  .int("Enter whole minutes.")
  .min(5, "Plan at least 5 minutes.")
  .max(240, "Plan at most 240 minutes.");

/** As a form sends it: empty strings for nothing, the time as it is read on a clock in `timeZone`. */
const planned = z.object({
  title: line("a title", 120),
  candidateName: line("the candidate’s name", 80),
  callUrl: z.preprocess((typed) => withScheme(emptyAsNull(typed)), callUrl.nullable()),
  scheduledAt: z.date("Choose a date and a time that exist in your time zone.").nullable(),
  timeZone,
  plannedMinutes: minutes,
  showsClock: z.preprocess((typed) => typed === true || typed === "on", z.boolean()),
});
/** All that may be changed until it starts. */
export type PlannedInterview = z.output<typeof planned>;

function ofForm<S extends z.ZodType>(schema: S) {
  return z.preprocess((form) => {
    const typed = z.record(z.string(), z.unknown()).catch({}).parse(form);
    return { ...typed, scheduledAt: readSchedule(typed) };
  }, schema);
}

export const interviewFormSchema = ofForm(
  planned.extend({ kitId: z.preprocess(emptyAsNull, z.uuid("Choose one of the kits.").nullable()) }),
);
export type CreateInterviewInput = z.output<typeof interviewFormSchema>;

/** What the form was filled with when it was opened, as JSON; it was valid once. */
const base = z.preprocess(
  (typed) => (typeof typed === "string" ? readJson(typed) : typed),
  z.object({
    title: plainText,
    candidateName: plainText,
    callUrl: plainText.nullable(),
    scheduledAt: z.iso
      .datetime()
      .transform((at) => new Date(at))
      .nullable(),
    timeZone: plainText,
    plannedMinutes: z.number(),
    showsClock: z.boolean(),
  }),
);

export const interviewChangeSchema = ofForm(planned.extend({ interviewId: z.uuid(), base }));
export type ChangeInterviewInput = z.output<typeof interviewChangeSchema>;

export const interviewIdSchema = z.object({ interviewId: z.uuid() });

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** Null for now, an instant for later; anything else is refused by the schema. */
function readSchedule({ when, date, time, timeZone }: Record<string, unknown>): Date | null | undefined {
  if (when === "now") return null;
  if (typeof timeZone !== "string" || !isTimeZone(timeZone)) return undefined;
  return instantInZone(`${date}T${time}`, timeZone) ?? undefined;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function emptyAsNull(typed: unknown): unknown {
  if (typeof typed !== "string") return typed ?? null;
  return typed.trim() || null;
}

/** `meet.example.org/abc` is what people paste; it gets the https:// that they left out. */
function withScheme(typed: unknown): unknown {
  return typeof typed === "string" && /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(typed) ? `https://${typed}` : typed;
}
