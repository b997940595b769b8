"use client";
import { useEffect, useState } from "react";
import type { RoomClient } from "@/app/_live/room-client";
import type { PlanRow } from "@/lib/room/plan";
import type { Guide } from "@/lib/room/schema";

/** The guides by question version: those of the first render, and those of questions that were added since. */
export function useGuides(
  client: RoomClient,
  known: Record<string, Guide>,
  rows: PlanRow[],
): Record<string, Guide> {
  const [guides, setGuides] = useState(known);
  const missing = rows.find(
    (row) => row.questionVersionId && !guides[row.questionVersionId],
  )?.questionVersionId;

  useEffect(() => {
    if (!missing) return;
    let stopped = false;
    let timer: ReturnType<typeof setTimeout>;
    async function fetchGuide(questionVersionId: string): Promise<void> {
      const reply = await client.send("question:guide", { questionVersionId });
      if (stopped) return;
      if (!reply.ok) {
        timer = setTimeout(() => void fetchGuide(questionVersionId), 2_000);
        return;
      }
      const { guide } = reply.data;
      if (guide) setGuides((all) => ({ ...all, [questionVersionId]: guide }));
    }
    void fetchGuide(missing);
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [client, missing]);
  return guides;
}
