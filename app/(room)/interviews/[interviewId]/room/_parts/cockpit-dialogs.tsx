"use client";
import { type Ref, useImperativeHandle, useState } from "react";
import type { RoomClient } from "@/app/_live/room-client";
import type { PlanRow } from "@/lib/room/plan";
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
  choose(key: string): void;
  candidateName: string;
};

/** The cockpit's dialogs and keys. Which one is open is known here alone: opening one draws nothing else again. */
export function CockpitDialogs({ ref, client, actions, rows, selected, choose, candidateName }: Props) {
  const [shown, show] = useState<Name | null>(null);
  useImperativeHandle(ref, () => ({ open: show }), []);
  const keys = useKeys({ actions, rows, selected, choose, open: show, dialogOpen: shown !== null });
  const close = () => show(null);
  return (
    <>
      <Palette
        open={shown === "palette"}
        client={client}
        actions={actions}
        rows={rows}
        candidateName={candidateName}
        onClose={close}
      />
      <KeysDialog open={shown === "keys"} keys={keys} onClose={close} />
      <EndDialog open={shown === "end"} unsent={actions.unsent} onEnd={actions.end} onClose={close} />
    </>
  );
}
