import type { Connection } from "./live-socket";

/** The connection in words, with how much waits to be sent. */
export function ConnectionState({ connection, unsent }: { connection: Connection; unsent: number }) {
  const waiting = unsent > 0 ? `, ${unsent} unsent` : "";
  const words = {
    connecting: "Connecting…",
    connected: "Connected",
    reconnecting: `Reconnecting${waiting}`,
    refused: `Not connected${waiting}`,
  }[connection.state];
  const good = connection.state === "connected";
  return (
    <span
      role="status"
      className={`inline-flex items-center gap-1.5 whitespace-nowrap ${good ? "text-muted" : "text-live"}`}
    >
      <svg aria-hidden="true" viewBox="0 0 8 8" className={`size-[7px] ${good ? "fill-ok" : "fill-live"}`}>
        <circle cx="4" cy="4" r="4" />
      </svg>
      {words}
    </span>
  );
}
