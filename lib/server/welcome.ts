import { demoPassword, demoPeople } from "@/db/seed/people";
import type { Env } from "../env";

/** What the terminal says once everything is up: where to go and how to sign in. */
export function welcome({ publicUrl, embedded, host }: Pick<Env, "publicUrl" | "embedded" | "host">): string {
  const ready = `Rehearse is ready at ${publicUrl}. Ctrl C stops it.`;
  if (!embedded) return ready;
  const emails = demoPeople.map(({ email }) => email).join(", ");
  const lines = [
    ready,
    "Try it: open that page and press “Open as interviewer” and “Open as candidate”; no password is needed.",
    `Or sign in as ${emails} with the password ${demoPassword}, or sign up.`,
  ];
  if (!/^(localhost|127\..*|::1)$/.test(host)) {
    lines.push(
      `It listens on ${host}: whoever reaches it can sign in as these people. Set DATABASE_URL for real use.`,
    );
  }
  return lines.join("\n");
}
