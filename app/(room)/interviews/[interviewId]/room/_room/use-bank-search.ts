"use client";
import { useEffect, useState } from "react";
import type { BankSearch, QuestionHit } from "@/lib/room/schema";
import type { RoomClient } from "./room-client";

type Found = { hits: QuestionHit[]; problem: string | null; loading: boolean };

const restMs = 80;

/** Searches a moment after the last key; an answer to an older question is dropped. */
export function useBankSearch(client: RoomClient, wanted: BankSearch): Found {
  const [found, setFound] = useState<Found>({ hits: [], problem: null, loading: true });
  const { text, isNew, isFavourite, withDrafts } = wanted;
  useEffect(() => {
    let stopped = false;
    const timer = setTimeout(async () => {
      const reply = await client.send("bank:search", { text, isNew, isFavourite, withDrafts });
      if (stopped) return;
      if (reply.ok) setFound({ hits: reply.data.hits, problem: null, loading: false });
      else setFound({ hits: [], problem: reply.error.message, loading: false });
    }, restMs);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [client, text, isNew, isFavourite, withDrafts]);
  return found;
}
