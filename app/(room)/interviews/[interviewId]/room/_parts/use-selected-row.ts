"use client";
import { useEffect, useMemo, useState } from "react";
import type { RoomState } from "@/app/_live/room-state";
import { planRows } from "@/lib/room/plan";
import { onScreen } from "@/lib/room/room";

/** The rows of the plan and the one that is looked at: as chosen, or else what is on the screen or comes next. */
export function useSelectedRow({ room, panel }: RoomState) {
  const rows = useMemo(() => planRows(panel.plan, room.asked), [panel.plan, room.asked]);
  const [chosenKey, choose] = useState<string | null>(null);
  const currentId = onScreen(room)?.askedQuestionId;
  // A question that comes onto the screen is what one looks at next.
  useEffect(() => {
    if (currentId) choose(null);
  }, [currentId]);

  const current = rows.find(({ asked }) => asked && asked.askedQuestionId === currentId);
  // Nothing comes after the end: what is left is the last answer to judge.
  const next = room.status === "ended" ? undefined : rows.find(({ asked }) => !asked);
  const lastId = room.asked.at(-1)?.askedQuestionId;
  const lastAsked = rows.find(({ asked }) => asked && asked.askedQuestionId === lastId) ?? rows.at(-1);
  const selected = rows.find(({ key }) => key === chosenKey) ?? current ?? next ?? lastAsked;
  return { rows, selected, currentId, choose };
}
