// What a push can't be faster than with these parts: one prepared autocommit insert of the bytes, then one emit to one
// WebSocket client. No identity, no validation, no numbers. Run with a port and a database as its arguments.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { Server } from "socket.io";
import { openDatabase } from "@/db/client";

const [port, url = ""] = process.argv.slice(2);
const { $client: sql } = openDatabase(url, 12);
const server = createServer((_, response) => response.writeHead(200).end("ok\n"));
const io = new Server(server, {
  path: "/live",
  transports: ["websocket"],
  serveClient: false,
  perMessageDeflate: false,
});

type Ack = (reply: unknown) => void;
type Push = { room: string; payload: unknown };
type Save = { id: string; body: string };

const interviewOf = new Map<string, string>();
/** What the product's log keeps of a push. */
const kept = {
  askedQuestionId: randomUUID(),
  number: 1,
  questionVersionId: randomUUID(),
  planItemId: null,
  minutes: 5,
};

io.on("connection", (socket) => {
  socket.on("join", (room: string, ack: Ack) => {
    void socket.join(room);
    interviewOf.set(room, randomUUID());
    ack({});
  });
  socket.on("push", ({ room, payload }: Push, ack: Ack) => {
    void sql`insert into limit_events (room, payload) values (${room}, ${JSON.stringify(payload)}::jsonb)`.then(
      () => {
        io.to(room).emit("fact", payload);
        ack({});
      },
    );
  });
  socket.on("push-row", ({ room, payload, number }: Push & { number: number }, ack: Ack) => {
    const interviewId = interviewOf.get(room) ?? "";
    void sql`insert into limit_facts (interview_id, stream, seq, op_id, type, payload, actor_seat_id)
        values (${interviewId}, 'room', ${number}, ${randomUUID()}, 'asked', ${JSON.stringify(kept)}::jsonb, ${randomUUID()})`.then(
      () => {
        io.to(room).emit("fact", payload);
        ack({});
      },
    );
  });
  socket.on("save", ({ id, body }: Save, ack: Ack) => {
    void sql`update limit_notes set body = ${body}, revision = revision + 1, saved_at = now() where id = ${id}`.then(
      () => ack({}),
    );
  });
  socket.on("save-row", ({ id, body }: Save, ack: Ack) => {
    void sql`update limit_own_notes set body = ${body}, revision = revision + 1, op_id = ${randomUUID()}, saved_at = now()
        where interview_id = ${id} and author_seat_id = ${id} and asked_question_id is null`.then(() =>
      ack({}),
    );
  });
});

await sql`create table if not exists limit_events (id bigint generated always as identity primary key, room text, payload jsonb)`;
await sql`create table if not exists limit_notes (id uuid primary key, body text, revision integer, saved_at timestamptz)`;
// The rows that a push and a note of ours write, with their keys, and nothing that finds or decides anything.
await sql.unsafe(`create table if not exists limit_facts (like facts including all)`);
await sql.unsafe(`create table if not exists limit_own_notes (like notes including all)`);
server.listen(Number(port), "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
