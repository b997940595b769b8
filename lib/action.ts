// The one wrapper for server actions, each of which is a public endpoint: parse → identify → mint → call → map errors.
import { randomUUID } from "node:crypto";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import { type Database, db } from "@/db/client";
import type { Member } from "@/lib/auth/member";
import { currentMember, noteRefusal } from "@/lib/auth/session";
import { AppError, type Refusal, type Reply, toRefusal } from "@/lib/errors";
import { log } from "@/lib/log";

/** Called with a form or an object; or, by `useActionState`, with the previous state before the form. */
export type Action<T> = {
  (input: unknown): Promise<Reply<T>>;
  (previous: unknown, form: FormData): Promise<Reply<T>>;
};

/** Gives a member the proof that a command asks for, or throws why they don't get it. */
type Mint<Who, Input> = (member: Member, database: Database, input: Input) => Who | Promise<Who>;
type Command<Who, Input, T> = (database: Database, who: Who, input: Input) => Promise<T>;

/** For people who belong to a team: `mint` says what else they need to be. */
export function memberAction<S extends z.ZodType, Who, T>(
  schema: S,
  mint: Mint<Who, z.output<S>>,
  run: Command<Who, z.output<S>, T>,
): Action<T> {
  return publicAction(schema, async (database, input) =>
    run(database, await mint(await currentMember(), database, input), input),
  );
}

/** For anybody at all: what `run` does must bear that, and is throttled by it. */
export function publicAction<S extends z.ZodType, T>(
  schema: S,
  run: (database: Database, input: z.output<S>) => Promise<T>,
): Action<T> {
  return async (...given: unknown[]) => {
    try {
      const input = parse(schema, given.at(-1));
      return { ok: true, data: await run(db(), input) };
    } catch (error) {
      unstable_rethrow(error);
      return { ok: false, error: await refuse(error) };
    }
  };
}

function parse<S extends z.ZodType>(schema: S, raw: unknown): z.output<S> {
  const parsed = schema.safeParse(raw instanceof FormData ? fromForm(raw) : raw);
  if (parsed.success) return parsed.data;
  const fields: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) fields[path.join(".")] ??= message;
  throw new AppError("invalid", "Nothing was saved yet: something here needs another look.", { fields });
}

/** A name that occurs more than once becomes a list. */
function fromForm(form: FormData): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set(form.keys())].map((name) => {
      const values = form.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    }),
  );
}

async function refuse(error: unknown): Promise<Refusal> {
  const refusal = toRefusal(error, randomUUID().slice(0, 8));
  if (refusal.code === "internal" || refusal.code === "unavailable") {
    log.error({ err: error, reference: refusal.reference }, "A server action failed");
  }
  await noteRefusal(refusal.code);
  return refusal;
}
