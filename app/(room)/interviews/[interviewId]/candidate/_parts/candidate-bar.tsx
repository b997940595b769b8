"use client";
import { ConnectionState } from "@/app/_live/connection-state";
import type { Connection } from "@/app/_live/live-socket";
import type { RoomClient } from "@/app/_live/room-client";
import { clockText, useServerNow } from "@/app/_live/use-room";
import { buttonClass } from "@/app/_ui/button";
import { onScreenMs } from "@/lib/room/room";
import type { AskedView, RoomView } from "@/lib/room/schema";

type Props = {
  title: string;
  callUrl: string | null;
  interviewer: string | undefined;
  connection: Connection;
  unsent: number;
  client: RoomClient;
  /** The question whose time is shown, if the interviewer shares the clock. */
  asked: AskedView | undefined;
  room: RoomView;
  serverNowMs: number;
};

export function CandidateBar(props: Props) {
  const { title, callUrl, interviewer, connection, unsent, client, asked, room, serverNowMs } = props;
  const nowMs = useServerNow(client, serverNowMs, asked !== undefined && room.status === "live");
  return (
    <header className="flex items-center gap-x-3 gap-y-1 px-[18px] pt-3.5 pb-2 text-sm max-sm:flex-wrap max-sm:justify-end sm:px-7">
      {/* On a phone its place is the connection's where that has more to say: the row stays one. */}
      <span
        className={`font-serif text-[19px] font-medium ${connection.state === "reconnecting" || connection.state === "refused" ? "max-sm:hidden" : ""}`}
      >
        Rehearse
      </span>
      <span className="hidden min-w-0 truncate text-muted sm:block">
        {title}
        {interviewer && `, with ${interviewer}`}
      </span>
      <span className="ml-auto" />
      {callUrl ? (
        <a href={callUrl} target="_blank" rel="noopener noreferrer" className={buttonClass("plain", "small")}>
          Open the call
        </a>
      ) : null}
      <ConnectionState connection={connection} unsent={unsent} />
      {asked ? (
        <span role="timer" aria-label="Time on this question" className="font-semibold tabular-nums">
          {clockText(onScreenMs(asked, room.pauses, nowMs))}
        </span>
      ) : null}
    </header>
  );
}
