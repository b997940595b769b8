"use client";
import { useState, useTransition } from "react";
import { unreachable } from "@/app/_ui/form/use-action";
import { Problem } from "@/app/_ui/problem";
import { ownerOfPage } from "./page-owner";

type Props = { query: URLSearchParams; className?: string; children: React.ReactNode };

/** A file to take out. Where that is refused the sentence stands here, and pressing again tries again; a browser's own download has no words. */
export function ExportLink({ query, className, children }: Props) {
  const [problem, setProblem] = useState<string>();
  const [pending, startTransition] = useTransition();
  const href = `/questions/export?${query}`;
  const press = (event: React.MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // elsewhere: the browser's own way
    event.preventDefault();
    if (!pending) startTransition(async () => setProblem(await takeOut(href)));
  };
  return (
    <>
      <a href={href} download aria-busy={pending} onClick={press} className={className}>
        {children}
      </a>
      <Problem message={problem} />
    </>
  );
}

/** Why there is no file. */
async function takeOut(href: string): Promise<string | undefined> {
  try {
    const answer = await fetch(href, { headers: ownerOfPage() });
    if (!answer.ok) return await answer.text();
    const [, name] = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "") ?? [];
    const url = URL.createObjectURL(await answer.blob());
    Object.assign(document.createElement("a"), { href: url, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(url), keptMs);
  } catch {
    return unreachable.error.message;
  }
}

/** Somebody may be asked where to put it. */
const keptMs = 10 * 60_000;
