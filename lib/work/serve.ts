// A child's own side: one conversation after another with the process that forked it. It has no database, no secret and no door.
import { serialize } from "node:v8";
import type { Refusal } from "@/lib/errors";
import { beginWork, rest } from "./finish";
import type { Tell } from "./jobs";

export type ToChild = { begin: string; hears: unknown; mostOutMb: number } | { hears: unknown };
export type FromChild =
  | { told: [step: string, share: number] }
  | { says: Uint8Array }
  | { done: true }
  | { refused: Refusal }
  | { isOver: "output" }
  | { failed: string };
type Begin = (name: string, first: unknown, tell: Tell) => AsyncGenerator<unknown, void, unknown>;

const tellEveryMs = 100;

/** `begin` opens the conversation of that name. */
export function serve(begin: Begin): void {
  let conversation: ReturnType<Begin> | undefined;
  let left = 0;
  let toldMs = 0;
  const tell: Tell = (step, share) => {
    if (performance.now() - toldMs < tellEveryMs) return;
    toldMs = performance.now();
    say({ told: [step, share] });
  };
  async function answer(message: ToChild): Promise<FromChild> {
    if ("begin" in message) {
      if (message.begin === "import") beginWork(); // only there nobody waits before the screen
      left = message.mostOutMb * 1024 * 1024;
      conversation = begin(message.begin, message.hears, tell);
    }
    await rest();
    const step = await conversation?.next(message.hears);
    if (!step || step.done) return { done: true };
    const says = serialize(step.value);
    left -= says.length;
    return left < 0 ? { isOver: "output" } : { says };
  }
  process.on("message", (message: ToChild) => void answer(message).catch(toRefused).then(say));
  process.on("disconnect", () => process.exit());
  // A terminal and a supervisor signal the whole group: when to end is the parent's to say.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
}

function say(message: FromChild): void {
  process.send?.(message);
}

/** What isn't meant for the person may quote their text: only where it happened leaves this process. */
function toRefused(error: unknown): FromChild {
  if (!(error instanceof Error)) return { failed: "not an error" };
  if ("code" in error && error.name === "AppError")
    return { refused: { code: "invalid", message: error.message } };
  const where = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return { failed: [error.name, ...where.slice(0, 12)].join("\n") };
}
