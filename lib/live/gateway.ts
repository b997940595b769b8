// The live door. Handshake (origin → identity → seat) → connection (register every command synchronously, join) →
// command (budget → parse → run → commit → tell → acknowledge). One guarded loop: whatever a client sends, it is answered
// or cut, and nobody else notices.
import { randomUUID } from "node:crypto";
import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";
import { db, queryDeadlineMs } from "@/db/client";
import { AppError, type Reply, toRefusal } from "@/lib/errors";
import { log } from "@/lib/log";
import type { Seat } from "@/lib/room/seat";
import { admit, allowOrigin } from "./admission";
import { hearerOf, personRoom, roomOf, seatRoom, tell, tellRoom } from "./audience";
import { createBudget } from "./budget";
import { type CommandName, commandNames, commands } from "./contract";
import { handlers } from "./handlers";
import { createPresence } from "./presence";
import { startPulse } from "./pulse";
import { setTeller } from "./teller";

const eventsPerSecond = 20;
const burst = 40;
/** A socket that goes on after this many refusals in a row is flooding and is cut. */
const refusalsBeforeCut = 200;
/** How long a candidate's socket stays after the end, for last words on their way. */
const closeAfterEndMs = 5_000;

export function attachGateway(httpServer: HttpServer): { close(): Promise<void> } {
  const io = new Server(httpServer, {
    path: "/live",
    transports: ["websocket"],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    connectTimeout: 5_000,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    allowRequest: allowOrigin,
    destroyUpgrade: false,
  });
  const presence = createPresence();
  const openSockets = (personId: string) => io.sockets.adapter.rooms.get(personRoom(personId))?.size ?? 0;

  io.use((socket, next) => {
    admit(socket, db(), openSockets).then(
      (seat) => {
        socket.data.seat = seat;
        next();
      },
      (error: unknown) => next(asConnectError(error)),
    );
  });
  io.on("connection", (socket) => serve(io, socket, presence));

  const pulse = startPulse(io, db);
  setTeller({
    dropPerson: (personId) => io.in(personRoom(personId)).disconnectSockets(true),
    dropSeat: (seatId) => io.in(seatRoom(seatId)).disconnectSockets(true),
  });
  return {
    async close() {
      setTeller(undefined);
      pulse.stop();
      await io.close();
    },
  };
}

function serve(io: Server, socket: Socket, presence: ReturnType<typeof createPresence>): void {
  const seat = socket.data.seat as Seat;
  const budget = createBudget(eventsPerSecond, burst);
  let refusals = 0;

  socket.use(([name, ...args], next) => {
    if (!budget.take(Date.now())) {
      refusals += 1;
      if (refusals > refusalsBeforeCut) socket.disconnect(true);
      else acknowledge(args, { ok: false, error: toRefusal(tooFast, "") });
      return;
    }
    refusals = 0;
    if (Object.hasOwn(commands, name)) next();
    else acknowledge(args, { ok: false, error: toRefusal(unknownCommand, "") });
  });
  for (const name of commandNames) {
    socket.on(name, (...args: unknown[]) => {
      const context = { socket, seat, database: db(), onEnded: (id: string) => closeAfterEnd(io, id) };
      void answer(name, args[0], context).then((reply) => acknowledge(args, reply));
    });
  }
  socket.on("disconnect", () => {
    if (presence.leave(seat))
      tellRoom(io, seat.interviewId, "presence", { people: presence.list(seat.interviewId) });
  });

  // A closed request keeps 10 kB a socket alive.
  (socket.conn as unknown as { request: unknown }).request = undefined;
  void socket.join([
    roomOf(seat.interviewId, hearerOf(seat.role)),
    seatRoom(seat.seatId),
    personRoom(seat.personId),
  ]);
  const changed = presence.arrive(seat);
  const list = { people: presence.list(seat.interviewId) };
  if (changed) tellRoom(io, seat.interviewId, "presence", list);
  // Another tab of somebody who is here changes nothing for the others.
  else tell(io, socket.id, hearerOf(seat.role), "presence", list);
}

const tooFast = new AppError("rate_limited", "That was too fast. Wait a second; nothing is lost.");
const unknownCommand = new AppError("invalid", "The server doesn't know this command. Reload the page.");

/** Runs one command. Never throws: every outcome is a reply. */
async function answer(
  name: CommandName,
  raw: unknown,
  context: Parameters<(typeof handlers)[CommandName]>[0],
): Promise<Reply<unknown>> {
  try {
    const parsed = commands[name].input.safeParse(raw);
    if (!parsed.success) return { ok: false, error: { code: "invalid", message: sentence(parsed.error) } };
    const run = handlers[name] as (at: typeof context, input: unknown) => Promise<unknown>;
    const result = await withinDeadline(run(context, parsed.data));
    return { ok: true, data: commands[name].output.parse(result) };
  } catch (error) {
    const reference = randomUUID().slice(0, 8);
    const refusal = toRefusal(error, reference);
    if (refusal.code === "internal" || refusal.code === "unavailable")
      log.error({ err: error, reference, command: name });
    return { ok: false, error: refusal };
  }
}

/**
 * A connection that went silent never answers, and postgres.js waits for it for ever. The client is told after the deadline
 * and sends the same operation again; should the first still commit, the second finds it.
 */
async function withinDeadline<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(tooLate()), queryDeadlineMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Made only when it is needed: an error's stack is a twentieth of what a push costs. */
const tooLate = () => Object.assign(new Error("The database didn't answer in time"), { code: "DEADLINE" });

function sentence(error: { issues: readonly { message: string; path: readonly PropertyKey[] }[] }): string {
  const [first] = error.issues;
  return first
    ? `${first.path.join(".") || "The message"}: ${first.message}`
    : "The message isn't understood.";
}

/** Whatever came with it, the acknowledgement is what a client gives last. */
function acknowledge(args: unknown[], reply: Reply<unknown>): void {
  const ack = args.at(-1);
  if (typeof ack === "function") ack(reply);
}

function closeAfterEnd(io: Server, interviewId: string): void {
  setTimeout(() => io.in(roomOf(interviewId, "candidate")).disconnectSockets(true), closeAfterEndMs).unref();
}

function asConnectError(error: unknown): Error {
  const reference = randomUUID().slice(0, 8);
  const refusal = toRefusal(error, reference);
  if (refusal.code === "internal" || refusal.code === "unavailable")
    log.error({ err: error, reference, at: "handshake" });
  return Object.assign(new Error(refusal.message), { data: refusal });
}
