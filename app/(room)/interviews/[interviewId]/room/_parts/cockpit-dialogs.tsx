"use client";
import { type Ref, useImperativeHandle, useState } from "react";
import type { RoomClient } from "@/app/_live/room-client";
import type { InterviewStatus } from "@/db/vocabulary";
import type { PlanRow } from "@/lib/room/plan";
import type { Column } from "./column-switch";
import { EndDialog } from "./end-dialog";
import { KeysDialog } from "./keys-dialog";
import { Palette } from "./palette";
import type { Actions } from "./use-actions";
import { useKeys } from "./use-keys";

type Name = "palette" | "keys" | "end";
export type Opener = { open(dialog: Name): void };
type Props = {
  ref: Ref<Opener>;
  client: RoomClient;
  actions: Actions;
  rows: PlanRow[];
  selected: PlanRow | undefined;
  currentId: string | undefined;
  choose(key: string): void;
  show(column: Column): void;
  candidateName: string;
  status: InterviewStatus;
};

/** The cockpit's dialogs and keys. Which one is open is known here alone: opening one draws nothing else again. */
export function CockpitDialogs({ ref, client, actions, candidateName, status, ...room }: Props) {
  const [shown, setShown] = useState<Name | null>(null);
  const mayEnd = status === "live" || status === "paused";
  const open = (name: Name) => setShown(name === "end" && !mayEnd ? null : name);
  useImperativeHandle(ref, () => ({ open: setShown }), []);
  const keys = useKeys({ ...room, actions, open, dialogOpen: shown !== null });
  const close = () => setShown(null);
  return (
    <>
      <Palette
        open={shown === "palette"}
        client={client}
        actions={actions}
        rows={room.rows}
        candidateName={candidateName}
        onClose={close}
      />
      <KeysDialog open={shown === "keys"} keys={keys} onClose={close} />
      <EndDialog open={shown === "end"} unsent={actions.unsent} onEnd={actions.end} onClose={close} />
    </>
  );
}
