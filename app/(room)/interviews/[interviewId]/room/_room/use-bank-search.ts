"use client";
import { useEffect, useState } from "react";
import type { QuestionHit } from "@/lib/room/schema";
import type { RoomClient } from "./room-client";

type Found = { hits: QuestionHit[]; problem: string | null; loading: boolean };

const restMs = 80;

/** Searches a moment after the last key; an answer to an older text is dropped. */
export function useBankSearch(client: RoomClient, text: string): Found {
  const [found, setFound] = useState<Found>({ hits: [], problem: null, loading: true });
  useEffect(() => {
    let stopped = false;
    const timer = setTimeout(async () => {
      const reply = await client.send("bank:search", { text });
      if (stopped) return;
      if (reply.ok) setFound({ hits: reply.data.hits, problem: null, loading: false });
      else setFound({ hits: [], problem: reply.error.message, loading: false });
    }, restMs);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [client, text]);
  return found;
}
