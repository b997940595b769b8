// What the server's processes do as children: listen to their parent, leave the end to it, and end when it is gone, however it went.
import type { Socket } from "node:net";
import type { Env } from "@/lib/env";
import { log } from "@/lib/log";
import type { FromKept, ToKept } from "./kept";

type Doings<To> = {
  open(settings: Env): Promise<void> | void;
  hear(message: To, socket?: Socket): void;
  close(): Promise<void>;
};

export function beChild<To extends object>({ open, hear, close }: Doings<To>): void {
  process.on("message", (message: To | ToKept, socket?: Socket) => {
    if ("areYouWell" in message) tellParent<FromKept>({ isWell: true });
    else if ("open" in message) void begin(open, message.open);
    else if ("close" in message) void close().finally(() => process.exit());
    else hear(message, socket);
  });
  process.on("disconnect", () => process.exit());
  // A terminal and a supervisor signal the whole group: when to end is the parent's to say.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);
  process.on("unhandledRejection", (err) =>
    log.error({ err }, "a promise was rejected and nobody waited for it"),
  );
}

export function tellParent<From extends object>(message: From): void {
  process.send?.(message);
}

async function begin(open: Doings<object>["open"], settings: Env): Promise<void> {
  try {
    log.level = settings.logLevel;
    await open(settings);
    tellParent<FromKept>({ isOpen: true });
  } catch (err) {
    log.fatal({ err }, "A process of the server can't be opened");
    process.exit(1);
  }
}
