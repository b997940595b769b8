// The live door for tests: a real HTTP server with the gateway on it, and clients that are to it what browsers are. Nothing
// here sleeps: one waits for an event, or for an answer that the server can only give after it.
import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import { io, Manager, type Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, vi } from "vitest";
import { close as closeDatabase, connect } from "@/db/client";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createSeat, createWorld } from "@/db/testing/factories";
import type { SeatRole } from "@/db/vocabulary";
import { guestCookieName, issueGuestToken, issueSessionToken, sessionCookieName } from "@/lib/auth/identify";
import type { Refusal, Reply } from "@/lib/errors";
import { log } from "@/lib/log";
import { applyRoomFact, emptyRoom } from "@/lib/room/room";
import type { RoomFact, RoomView } from "@/lib/room/schema";
import type { CommandName, EventName } from "./contract";
import { attachGateway } from "./gateway";
import { setLiveDoor } from "./teller";

const goodOrigin = "http://localhost:3000";
vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
vi.stubEnv("PUBLIC_URL", goodOrigin);
log.level = "silent";

type SignedIn = { personId: string; signInId: string };
type Guest = { personId: string; tokenVersion: number };
export type Knock = {
  interviewId: string;
  door?: string;
  cookie?: string;
  /** null: no Origin header at all. */
  origin?: string | null;
  auth?: object;
  namespace?: string;
  query?: Record<string, string>;
};
type Heard = { event: string; payload: unknown };
// A reply's data is looked at by matchers only.
// biome-ignore lint/suspicious/noExplicitAny: the tests send what the types forbid
type AnyReply = Reply<any>;

export type Client = {
  socket: Socket;
  /** Everything heard so far, oldest first. */
  heard: Heard[];
  /** What came over the wire, as it came; the engine's own pings left out. */
  frames: string[];
  send(name: CommandName | (string & {}), ...input: unknown[]): Promise<AnyReply>;
  /** The next payload of that event that wasn't waited for yet. */
  hears(event: EventName): Promise<unknown>;
  /** What was heard since the last time, presence and pulses left out: complete, because an answer comes after it all. */
  listen(): Promise<Heard[]>;
  /** The reason of the disconnection, when it comes. */
  gone: Promise<string>;
};

type Line = { heard: string[]; say(text: string): void; gone: Promise<string> };
export type World = Awaited<ReturnType<typeof createWorld>>;

/** What asks a question of this interview's bank, the first unless told otherwise. */
export const newAsk = ({ bank }: World, opId: string = randomUUID(), index = 0) => ({
  opId,
  questionVersionId: bank[index]?.versionId ?? "",
  planItemId: null,
});

export const nothingKnown = { seq: 0, panelSeq: 0, answers: {}, notes: {}, ratings: {} };

export const accountCookie = async (person: SignedIn) =>
  `${sessionCookieName()}=${await issueSessionToken(person)}`;
export const guestCookie = async (interviewId: string, person: Guest) =>
  `${guestCookieName(interviewId)}=${await issueGuestToken({ ...person, interviewId })}`;

/** Call at the top of a test file, once. */
export function useDoor() {
  const { database, url } = useDatabase();
  const port = 20_000 + (process.pid % 10_000);
  const open: Socket[] = [];
  const lines: { close(): unknown }[] = [];
  let server: Server;
  let gateway: ReturnType<typeof attachGateway>;

  async function start(): Promise<void> {
    server = createServer();
    await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
    gateway = attachGateway(server);
    setLiveDoor({ tell: gateway.drop });
  }
  const stop = () => gateway.close();

  beforeAll(async () => {
    connect(url());
    await start();
  });
  afterEach(() => {
    for (const socket of open.splice(0)) socket.disconnect();
    for (const engine of lines.splice(0)) engine.close();
  });
  afterAll(async () => {
    await stop();
    await closeDatabase();
  });

  /** A client that was let in, or why it wasn't: an `Error` with the refusal, if there is one, as its `data`. */
  async function knock(given: Knock): Promise<Client | (Error & { data?: Refusal })> {
    const { origin = goodOrigin, cookie, interviewId, door = "account" } = given;
    const socket = io(`http://127.0.0.1:${port}${given.namespace ?? ""}`, {
      path: "/live",
      transports: ["websocket"],
      forceNew: true,
      reconnection: false,
      query: given.query,
      auth: given.auth ?? { interviewId, door },
      extraHeaders: { ...(origin === null ? {} : { origin }), ...(cookie ? { cookie } : {}) },
    });
    open.push(socket);
    const client = listenTo(socket);
    return new Promise((done) => {
      socket.once("connect", () => done(client));
      socket.once("connect_error", done);
      socket.once("disconnect", (reason) => done(new Error(reason)));
    });
  }

  /** A WebSocket that has said nothing yet, and says only what it is told to. */
  async function line(cookie?: string): Promise<Line> {
    const extraHeaders = { origin: goodOrigin, ...(cookie ? { cookie } : {}) };
    const manager = new Manager(`http://127.0.0.1:${port}`, {
      path: "/live",
      transports: ["websocket"],
      reconnection: false,
      autoConnect: false,
      extraHeaders,
    });
    await new Promise<void>((done, fail) => manager.open((error) => (error ? fail(error) : done())));
    const { engine } = manager;
    lines.push(engine);
    const heard: string[] = [];
    engine.on("data", (data) => heard.push(String(data)));
    return {
      heard,
      say: (text) => engine.send(text),
      gone: new Promise((done) => engine.once("close", done)),
    };
  }

  async function letIn(given: Knock): Promise<Client> {
    const outcome = await knock(given);
    if (outcome instanceof Error) throw outcome;
    await outcome.hears("presence");
    return outcome;
  }

  const account = async (interviewId: string, person: SignedIn) =>
    letIn({ interviewId, cookie: await accountCookie(person) });
  const guest = async (interviewId: string, person: Guest) =>
    letIn({ interviewId, door: "candidate", cookie: await guestCookie(interviewId, person) });

  return {
    database,
    url,
    port,
    knock,
    line,
    stop,
    start,
    account,
    guest,
    /** A live interview with both its people in the room. */
    async openRoom() {
      const world = await createWorld(database(), { status: "live" });
      return {
        world,
        interviewer: await account(world.interviewId, world.interviewer),
        candidate: await guest(world.interviewId, world.candidate),
      };
    },
    /** Somebody with an account and a new seat. */
    async join(interviewId: string, role: SeatRole) {
      const person = await createPerson(database());
      const { seatId } = await createSeat(database(), { interviewId, personId: person.personId, role });
      return { ...person, seatId };
    },
  };
}

function listenTo(socket: Socket): Client {
  const heard: Heard[] = [];
  const frames: string[] = [];
  const taken = new Map<string, number>();
  let listened = 0;
  socket.onAny((event: string, payload: unknown) => heard.push({ event, payload }));
  socket.io.on("open", () =>
    socket.io.engine.on("packet", ({ type, data }) => {
      if (type === "message") frames.push(String(data));
    }),
  );
  const send: Client["send"] = (name, ...input) => socket.timeout(8_000).emitWithAck(name, ...input);

  return {
    socket,
    heard,
    frames,
    send,
    gone: new Promise((done) => socket.once("disconnect", done)),
    async hears(event) {
      const count = taken.get(event) ?? 0;
      taken.set(event, count + 1);
      const found = () => heard.filter((one) => one.event === event)[count];
      await vi.waitUntil(found, { timeout: 12_000, interval: 5 });
      return found()?.payload;
    },
    async listen() {
      await send("question:guide", randomUUID());
      const news = heard.slice(listened).filter(({ event }) => event !== "presence" && event !== "pulse");
      listened = heard.length;
      return news;
    },
  };
}

/** What a screen does with what it hears: only the next number, else one question for what is missing. */
export function follow(client: Client, view: RoomView = emptyRoom) {
  const screen = { view, asked: 0 };
  let asking: Promise<unknown> | undefined;
  const hear = (fact: RoomFact) => {
    const next = applyRoomFact(screen.view, fact);
    if (typeof next !== "string") screen.view = next;
    else if (next === "gap") void ask();
  };
  const ask = () => {
    asking ??= client.send("room:catch-up", { ...nothingKnown, seq: screen.view.seq }).then((reply) => {
      asking = undefined;
      screen.asked += 1;
      const { room, facts } = (reply as { data: { room: RoomView | null; facts: RoomFact[] } }).data;
      if (room && room.seq > screen.view.seq) screen.view = room;
      for (const fact of facts) hear(fact);
    });
    return asking;
  };
  /** What was asked before now may be answered without what was told since. */
  const catchUp = async () => {
    await asking;
    await ask();
  };
  client.socket.on("room:fact", hear);
  return Object.assign(screen, { catchUp, hear });
}
