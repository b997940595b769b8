// The live door. Handshake (origin → identity → seat) → connection (register every command synchronously, join) →
// command (budget → parse → run → commit → tell → acknowledge). One guarded loop: whatever a client sends, it is answered
// or cut, and nobody else notices.
import { randomUUID } from "node:crypto";
import type { Server as HttpServer, IncomingMessage } from "node:http";
import { Server } from "socket.io";
import { type ServerOptions, WebSocketServer } from "ws";
import { db, roomDb } from "@/db/client";
import { AppError, type Refusal, type Reply, toRefusal } from "@/lib/errors";
import { log } from "@/lib/log";
import { hearerOf } from "@/lib/room/projection";
import { isTelling, logComing, logRefusal, type Who } from "@/lib/security-log";
import { admit, allowOrigin } from "./admission";
import {
  candidateOf,
  type LiveServer,
  type LiveSocket,
  panelOf,
  personRoom,
  seatRoom,
  signInRoom,
  tell,
  tellRoom,
} from "./audience";
import { type CommandName, commandNames, contract, type Output, type Parsed } from "./contract";
import { withinDeadline } from "./deadline";
import { type Context, handlers } from "./handlers";
import { callerOf, endSoon, watch } from "./limits/connection";
import { takeEvent } from "./limits/events";
import { takePlace } from "./limits/places";
import { createPresence, type Presence } from "./presence";
import { startPulse } from "./pulse";
import type { Gone } from "./teller";
import { inTurn, inWritersTurn } from "./turns";

/** All that a client asks: in other words, by whatever spelling, it could name another's connection and take its place unlooked at. */
const onlyAddress = "/live/?EIO=4&transport=websocket";

/** A browser parts a long message into a few frames. Empty ones cost work, and no message is through that a budget could count. */
class FewFrames extends WebSocketServer {
  constructor(options: ServerOptions) {
    super({ ...options, maxFragments: 64, maxBufferedChunks: 4_096 });
  }
}

type Gateway = {
  /** Closes sockets at once; what a browser meets when it comes back tells it why. */
  drop(gone: Gone): void;
  close(): Promise<void>;
};

export function attachGateway(httpServer: HttpServer): Gateway {
  const io: LiveServer = new Server(httpServer, {
    path: "/live",
    transports: ["websocket"],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: 64 * 1024,
    connectTimeout: 20_000, // to be let in; whoever doesn't even knock is cut before (limits/connection.ts)
    pingInterval: 10_000,
    pingTimeout: 8_000,
    allowRequest: allowOrigin,
    wsEngine: FewFrames,
  });
  const presence = createPresence();
  const openSockets = (personId: string) => io.sockets.adapter.rooms.get(personRoom(personId))?.size ?? 0;

  io.use((socket, next) => {
    admit(socket, db(), openSockets).then(
      (admitted) => {
        Object.assign(socket.data, admitted);
        next();
      },
      (error: unknown) => {
        endSoon(socket.conn);
        next(asConnectError(error, callerOf(socket.conn)));
      },
    );
  });
  io.engine.on("connection", watch);
  io.engine.use((request: IncomingMessage, _: unknown, next: (error?: Error) => void) =>
    next(request.url === onlyAddress ? undefined : new Error("There is nothing else to ask for")),
  );
  io.on("connection", (socket) => serve(io, socket, presence));

  const pulse = startPulse(io, db);
  return {
    drop(gone) {
      logComing("sent away", gone);
      io.in(roomsOf(gone)).disconnectSockets(true);
    },
    async close() {
      pulse.stop();
      await io.close();
    },
  };
}

function roomsOf(gone: Gone): string[] {
  if ("personId" in gone) return [personRoom(gone.personId)];
  if ("signInIds" in gone) return gone.signInIds.map(signInRoom);
  if ("seatId" in gone) return [seatRoom(gone.seatId)];
  return [candidateOf(gone.interviewId).room, panelOf(gone.interviewId).room];
}

function serve(io: LiveServer, socket: LiveSocket, presence: Presence): void {
  const { seat } = socket.data;
  const place = takePlace(seat.personId);
  const { address = "" } = callerOf(socket.conn);

  socket.use(([name, ...args], next) => {
    const refuse = (error: AppError) =>
      acknowledge(args, { ok: false, error: refusalOf(error, { at: "room", ...callerOf(socket.conn) }) });
    if (!takeEvent({ tab: place.name, personId: seat.personId, address })) refuse(tooFast);
    else if (Object.hasOwn(contract, name)) next();
    else refuse(unknownCommand);
  });
  for (const name of commandNames) {
    socket.on(name, (...args: unknown[]) => {
      void answer(name, args, { socket, seat: socket.data.seat, database: roomDb() });
    });
  }
  socket.on("disconnect", () => {
    place.leave();
    endSoon(socket.conn);
    if (presence.leave(seat))
      tellRoom(io, seat.interviewId, "presence", { people: presence.list(seat.interviewId) });
  });

  // A closed request keeps 10 kB a socket alive.
  Object.assign(socket.conn, { request: undefined });
  const hearer = hearerOf(seat.role);
  const { room } = hearer === "candidate" ? candidateOf(seat.interviewId) : panelOf(seat.interviewId);
  void socket.join([room, seatRoom(seat.seatId)]);
  const changed = presence.arrive(seat);
  const list = { people: presence.list(seat.interviewId) };
  if (changed) tellRoom(io, seat.interviewId, "presence", list);
  // Another tab of somebody who is here changes nothing for the others.
  else tell(io, { hearer, room: socket.id }, "presence", list);
}

const tooFast = new AppError("rate_limited", "That was too fast. Wait a second; nothing is lost.");
const unknownCommand = new AppError("invalid", "The server doesn't know this command. Reload the page.");

/** Runs one command. Whatever comes of it is a reply. */
async function answer<N extends CommandName>(name: N, args: unknown[], at: Context): Promise<void> {
  let reply: Reply<Output<N>>;
  const cameMs = performance.now();
  try {
    const input = read(name, args[0]);
    const { interviewId, teamId } = at.seat;
    const run = () => handlers[name](at, input);
    const writes = () => inWritersTurn(teamId, run, cameMs);
    const result = await withinDeadline(contract[name].makes ? () => inTurn(interviewId, writes) : run);
    reply = { ok: true, data: outgoing(name, result) };
  } catch (error) {
    reply = { ok: false, error: refusalOf(error, { at: name, ...callerOf(at.socket.conn) }) };
  }
  acknowledge(args, reply);
}

/**
 * What of a result may leave. A fact was read by its hearer's schema when it was told. Should another result not fit, then what
 * it answers is done all the same: it is as if the answer was lost, and the same operation sent again finds itself done.
 */
function outgoing<N extends CommandName>(name: N, result: Output<N>): Output<N> {
  const { answers } = contract[name];
  const parsed = answers?.safeParse(result);
  if (!parsed) return result;
  if (parsed.success) return parsed.data;
  throw new AppError("unavailable", "The answer was lost on its way. Try again in a moment.", {
    cause: parsed.error,
  });
}

/** Throws `invalid` with what is wrong first: in the bare sentence that we have for it, or with the place of what no screen sends. */
function read<N extends CommandName>(name: N, raw: unknown): Parsed<N> {
  const parsed = contract[name].input.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new AppError("invalid", sentence(parsed.error));
}

type Issue = { code?: string; message: string; path: readonly PropertyKey[] };

function sentence({ issues: [first] }: { issues: readonly Issue[] }): string {
  if (!first) return "The message isn't understood.";
  const place = first.path.join(".") || "The message";
  return first.code === "custom" ? first.message : `${place}: ${first.message}`;
}

/** Whatever came with it, the acknowledgement is what a client gives last. */
function acknowledge(args: unknown[], reply: Reply<unknown>): void {
  const ack = args.at(-1);
  if (typeof ack === "function") ack(reply);
}

function asConnectError(error: unknown, who: Who): Error {
  const refusal = refusalOf(error, { at: "handshake", ...who });
  return Object.assign(new Error(refusal.message), { data: refusal });
}

/** What of an error may leave. Where it is ours, its log line is found by the reference. No screen of ours sends what isn't understood. */
function refusalOf(error: unknown, who: Who): Refusal {
  const reference = randomUUID().slice(0, 8);
  const refusal = toRefusal(error, reference);
  const { code } = refusal;
  if (code === "internal" || code === "unavailable") log.error({ err: error, reference, at: who.at });
  else if (code === "invalid" || isTelling(code)) logRefusal(code, who);
  return refusal;
}
