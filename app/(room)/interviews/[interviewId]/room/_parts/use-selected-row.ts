"use client";
import { useEffect, useState } from "react";
import type { Judgement } from "@/app/_judging/use-judgement";
import type { RoomState } from "@/app/_live/room-state";
import { nextRow, planRows } from "@/lib/room/plan";
import { onScreen } from "@/lib/room/room";
import type { AskedView } from "@/lib/room/schema";

/** The rows of the plan and the one that is looked at: as chosen, or else what is on the screen or comes next. */
export function useSelectedRow({ room, panel }: RoomState, { ratings }: Judgement) {
  // As on the scorecard.
  const counts = ({ isTakenBack, askedQuestionId }: AskedView) =>
    !isTakenBack || ratings.get(askedQuestionId).value.level !== null;
  const rows = planRows(panel.plan, room.asked, counts);
  const [chosenKey, choose] = useState<string | null>(null);
  const currentId = onScreen(room)?.askedQuestionId;
  // A question that comes onto the screen is what one looks at next.
  useEffect(() => {
    if (currentId) choose(null);
  }, [currentId]);

  const current = rows.find(({ asked }) => asked && asked.askedQuestionId === currentId);
  // Nothing comes after the end: what is left is the last answer to judge.
  const next = room.status === "ended" ? undefined : nextRow(rows);
  const lastId = room.asked.at(-1)?.askedQuestionId;
  const lastAsked = rows.find(({ asked }) => asked && asked.askedQuestionId === lastId) ?? rows.at(-1);
  const selected = rows.find(({ key }) => key === chosenKey) ?? current ?? next ?? lastAsked;
  return { rows, selected, currentId, choose };
}
