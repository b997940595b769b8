"use client";
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/app/_ui/button";
import { asRefusal } from "@/app/_ui/form/use-action";
import type { PackOffer } from "@/lib/library/reads";
import { addPackAction } from "../actions";
import { SharedKits } from "./shared-kits";

type Told = { text: string; problem?: boolean };

/** The library's packs: what each holds, how much of it is here already, and the way to add the rest. */
export function PackList({ packs }: { packs: PackOffer[] }) {
  const router = useRouter();
  const [pending, startTransition] = useTransition();
  const [adding, setAdding] = useState<string>();
  const [told, tell] = useState<Told>();

  function add({ pack, title }: PackOffer): void {
    if (pending) return;
    setAdding(pack);
    startTransition(async () => {
      const reply = await addPackAction({ pack }).catch(asRefusal);
      tell(reply.ok ? { text: tellAdded(title, reply.data) } : { text: reply.error.message, problem: true });
      router.refresh();
    });
  }

  return (
    <>
      <p
        role="status"
        className={`mb-4 rounded-control border border-line-strong bg-surface px-3 py-2 text-sm empty:sr-only ${told?.problem ? "text-live" : ""}`}
      >
        {told?.text}
      </p>
      <ul className="border-t border-line-strong">
        {packs.map((pack) => (
          <PackRow
            key={pack.pack}
            pack={pack}
            pending={pending}
            adding={pending && adding === pack.pack}
            onAdd={() => add(pack)}
          />
        ))}
      </ul>
      <SharedKits packs={packs} />
    </>
  );
}

function tellAdded(title: string, { questions, kits }: { questions: number; kits: number }): string {
  if (questions + kits === 0) return `${title}: everything was here already, nothing was added.`;
  const counted = [
    questions > 0 ? `${questions} ${questions === 1 ? "question" : "questions"}` : "",
    kits > 0 ? `${kits} ${kits === 1 ? "kit" : "kits"}` : "",
  ];
  return `${title}: added ${counted.filter(Boolean).join(" and ")}.`;
}

type RowProps = {
  pack: PackOffer;
  pending: boolean;
  adding: boolean;
  onAdd: () => void;
};

function PackRow({ pack, pending, adding, onAdd }: RowProps) {
  const { title, summary, questions, owned } = pack;
  const ownKits = pack.kits.filter((kit) => kit.packs.length === 1);
  const missing = questions - owned;
  const word = owned === 0 ? "Add" : `Add the other ${missing}`;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-6 gap-y-2 border-b border-line py-4">
      <div className="min-w-0">
        <h2 className="font-medium">{title}</h2>
        <p className="text-sm text-muted">{summary}</p>
        <p className="mt-1 text-[13px] tabular-nums">
          {questions} {questions === 1 ? "question" : "questions"}
          {owned === 0 ? "" : missing === 0 ? ", all here already" : `, ${owned} of them here already`}
        </p>
        <OwnKits kits={ownKits} />
      </div>
      {missing > 0 || ownKits.some(({ isOwned }) => !isOwned) ? (
        <Button
          onClick={onAdd}
          aria-disabled={pending}
          aria-label={missing > 0 ? `${word}: ${title}` : `Add its kits: ${title}`}
        >
          {adding ? "Adding…" : missing > 0 ? word : "Add its kits"}
        </Button>
      ) : (
        <span className="text-sm text-muted">In your bank</span>
      )}
    </li>
  );
}

/** The kits whose questions all come from the pack. */
function OwnKits({ kits }: { kits: PackOffer["kits"] }) {
  if (kits.length === 0) return null;
  const names = kits.map(({ title, minutes }) => `${title} (${minutes} min)`);
  return (
    <p className="text-[13px] text-muted wrap-anywhere tabular-nums">
      With the {kits.length === 1 ? "kit" : "kits"} {names.join("; ")}
    </p>
  );
}
