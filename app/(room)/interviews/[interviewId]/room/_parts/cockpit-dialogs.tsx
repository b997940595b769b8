"use client";
import { type Ref, useImperativeHandle, useState } from "react";
import type { RoomClient } from "@/app/_live/room-client";
import type { InterviewStatus } from "@/db/vocabulary";
import type { PlanRow } from "@/lib/room/plan";
import type { TypedKind } from "@/lib/text/limits";
import type { Column } from "./column-switch";
import { EndDialog } from "./end-dialog";
import { KeysDialog } from "./keys-dialog";
import { Palette } from "./palette";
import { Composer } from "./typed/composer";
import type { Actions } from "./use-actions";
import { useKeys } from "./use-keys";

export type DialogName = "palette" | "keys" | "end" | TypedKind;
export type Opener = { open(dialog: DialogName): void };
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
  keptAs: string;
};

/** The cockpit's dialogs and keys. Which one is open is known here alone: opening one draws nothing else again. */
export function CockpitDialogs({ ref, client, actions, candidateName, status, keptAs, ...room }: Props) {
  const [shown, setShown] = useState<DialogName | null>(null);
  const typed = isTyped(shown) ? shown : null;
  function open(name: DialogName): void {
    if (name === "end" && status !== "live" && status !== "paused") return;
    if (isTyped(name) && actions.refuseTyping(name)) return;
    setShown(name);
  }
  useImperativeHandle(ref, () => ({ open }));
  const keys = useKeys({ ...room, actions, open, dialogOpen: shown !== null });
  const close = () => setShown(null);
  const first = candidateName.split(" ")[0] ?? candidateName;
  const isAway = client.state().people.some(({ role, here }) => role === "candidate" && !here);
  return (
    <>
      <Palette
        open={shown === "palette"}
        client={client}
        actions={actions}
        rows={room.rows}
        candidateName={candidateName}
        keptAs={keptAs}
        onAsk={() => room.show("On screen")}
        onClose={close}
      />
      <Composer
        kind={typed}
        keptAs={keptAs}
        first={first}
        current={room.rows.find(({ asked }) => asked && asked.askedQuestionId === room.currentId)?.title}
        actions={actions}
        onSend={() => room.show("On screen")}
        onClose={close}
      />
      <KeysDialog open={shown === "keys"} keys={keys} onClose={close} />
      <EndDialog
        open={shown === "end"}
        away={isAway ? first : undefined}
        unsent={actions.unsent}
        onEnd={actions.end}
        onClose={close}
      />
    </>
  );
}

const isTyped = (name: DialogName | null): name is TypedKind =>
  name === "question" || name === "follow-up" || name === "message";
