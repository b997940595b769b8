// What a hearer may know of the log. A row is whatever some version of this code wrote: it never throws here, because by then
// it is committed, and one row must not shut a room.
import type { SeatRole } from "@/db/vocabulary";
import { foldRoom } from "./room";
import {
  factFor,
  type Hearer,
  type PanelFact,
  panelFact,
  type RoomFact,
  type RoomView,
  type UnknownFact,
} from "./schema";

type Row = { seq: number; atMs: number; type: string; payload: unknown };

export const hearerOf = (role: SeatRole): Hearer => (role === "candidate" ? "candidate" : "panel");

/** What isn't known to this code, by its type or by what it holds, keeps its number and nothing else. */
export function projectFact(row: Row, hearer: Hearer): RoomFact {
  return factFor[hearer].safeParse(row).data ?? unknownOf(row);
}

export function projectPanelFact(row: Row): PanelFact {
  return panelFact.safeParse(row).data ?? unknownOf(row);
}

/** The whole room for one hearer, from its rows. */
export function projectRoom(rows: readonly Row[], hearer: Hearer): RoomView {
  return foldRoom(rows.map((row) => projectFact(row, hearer)));
}

const unknownOf = ({ seq, atMs }: Row): UnknownFact => ({ seq, atMs, type: "unknown", payload: {} });
