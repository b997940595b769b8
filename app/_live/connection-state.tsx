import type { Line } from "../_saving/save-line";
import type { Connection } from "./live-socket";

const alarm = ["text-live", "fill-live"];

const isSilent = (connection: Connection) =>
  connection.state === "reconnecting" && connection.isReached === true;

/** What a text that isn't saved waits for. Undecided while it is opened for the first time, and where the server won't have this browser. */
export function lineOf(connection: Connection): Line {
  if (isSilent(connection)) return "silent";
  return ({ connected: "up", reconnecting: "down", connecting: "undecided", refused: "undecided" } as const)[
    connection.state
  ];
}

/** The connection in words, with how much waits to be sent. */
export function ConnectionState({ connection, unsent }: { connection: Connection; unsent: number }) {
  const waiting = unsent > 0 ? `, ${unsent} unsent` : "";
  const words = {
    connecting: "Connecting…",
    connected: "Connected",
    reconnecting: `${isSilent(connection) ? "Server not answering" : "Reconnecting"}${waiting}`,
    refused: `Not connected${waiting}`,
  }[connection.state];
  // The first try is nobody's trouble: where it fails, it is told as reconnecting.
  const [tone, dot] = {
    connecting: ["text-muted", "fill-muted"],
    connected: ["text-muted", "fill-ok"],
    reconnecting: alarm,
    refused: alarm,
  }[connection.state];
  return (
    <span role="status" className={`inline-flex items-center gap-1.5 whitespace-nowrap ${tone}`}>
      <svg aria-hidden="true" viewBox="0 0 8 8" className={`size-[7px] ${dot}`}>
        <circle cx="4" cy="4" r="4" />
      </svg>
      {words}
    </span>
  );
}
