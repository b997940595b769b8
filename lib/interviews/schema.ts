import { z } from "zod";
import { saysSomething } from "../text/tidy";
import { instantInZone } from "./rules";

/** One line that a person typed: trimmed, without control characters (Postgres can't store a NUL) or such that turn the text. */
const line = (what: string, max: number) =>
  z
    .string()
    .trim()
    .refine(saysSomething, `Enter ${what}.`)
    .max(max, `Keep it to ${max} characters.`)
    .regex(/^[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u, "Take out the line breaks and control characters.");

const timeZone = z.string().max(64).refine(isTimeZone, "Choose a time zone such as Europe/Oslo.");

const callUrl = z
  .url({ protocol: /^https?$/, error: "Enter a web link that starts with https:// or http://." })
  .max(500, "Keep the link to 500 characters.");

const minutes = z.coerce
  .number("Enter a number of minutes.")
  .int("Enter whole minutes.")
  .min(5, "Plan at least 5 minutes.")
  .max(240, "Plan at most 240 minutes.");

/** What `createInterview` takes. */
const createInterviewSchema = z.object({
  title: line("a title", 120),
  candidateName: line("the candidate’s name", 80),
  kitId: z.uuid().nullable(),
  callUrl: callUrl.nullable(),
  scheduledAt: z.date().nullable(),
  timeZone,
  plannedMinutes: minutes,
  showsClock: z.boolean(),
});
export type CreateInterviewInput = z.output<typeof createInterviewSchema>;

/** The same as a form sends it: empty strings for nothing, the time as it is read on a clock in `timeZone`. */
export const interviewFormSchema = z.preprocess(
  (form) => {
    const typed = z.record(z.string(), z.unknown()).catch({}).parse(form);
    return { ...typed, scheduledAt: readSchedule(typed) };
  },
  createInterviewSchema.extend({
    kitId: z.preprocess(emptyAsNull, z.uuid("Choose one of the kits.").nullable()),
    callUrl: z.preprocess((typed) => withScheme(emptyAsNull(typed)), callUrl.nullable()),
    scheduledAt: z.date("Choose a date and a time that exist in your time zone.").nullable(),
    showsClock: z.preprocess((typed) => typed === true || typed === "on", z.boolean()),
  }),
);

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

function emptyAsNull(typed: unknown): unknown {
  if (typeof typed !== "string") return typed ?? null;
  return typed.trim() || null;
}

/** `meet.example.org/abc` is what people paste; it gets the https:// that they left out. */
function withScheme(typed: unknown): unknown {
  return typeof typed === "string" && /^[\w-]+(\.[\w-]+)+([/?#]|$)/.test(typed) ? `https://${typed}` : typed;
}
