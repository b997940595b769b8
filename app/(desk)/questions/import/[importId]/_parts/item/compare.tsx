"use client";
import { useState } from "react";
import { Button } from "@/app/_ui/button";
import { Pieces } from "@/app/(desk)/questions/_parts/pieces";
import { diffWords, type Piece } from "@/lib/versions/words";

type Texts = { title: string; prompt: string; modelAnswer: string };
type Props = { before: Texts; after: Texts; beforeName: string };

const fields = [
  ["title", "Title"],
  ["prompt", "Prompt"],
  ["modelAnswer", "Model answer"],
] as const;

/** Both side by side with the words that differ marked. Compared only when it is opened: a page may have fifty. */
export function Compare({ before, after, beforeName }: Props) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="small" className="mt-2" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        Compare
      </Button>
      {isOpen ? (
        <div className="mt-3 space-y-4">
          {fields.map(([field, name]) => {
            const pieces = diffWords(before[field], after[field]);
            return (
              <section key={field} aria-label={name} className="grid gap-3 md:grid-cols-2">
                <Side name={`${name}: ${beforeName.toLowerCase()}`} pieces={pieces} without="added" />
                <Side name={`${name}: in this document`} pieces={pieces} without="removed" />
              </section>
            );
          })}
        </div>
      ) : null}
    </>
  );
}

function Side({ name, pieces, without }: { name: string; pieces: Piece[]; without: Piece["change"] }) {
  const shown = pieces.filter(({ change }) => change !== without);
  return (
    <div className="min-w-0">
      <p className="text-xs text-muted">{name}</p>
      <p className="mt-0.5 whitespace-pre-wrap border-l-2 border-line-strong pl-3 text-[13.5px] wrap-anywhere">
        {shown.some(({ text }) => text.trim()) ? (
          <Pieces pieces={shown} />
        ) : (
          <span className="text-muted">Nothing</span>
        )}
      </p>
    </div>
  );
}
