"use client";
import { useState } from "react";
import type { QuestionStatus } from "@/db/vocabulary";
import { checkBody, type Problems } from "@/lib/drafts/rules";
import type { DraftBody } from "@/lib/drafts/schema";

type Refused = { body: DraftBody; problems: Problems };

/**
 * What is wrong, where it is to be said: in the fields that were left, and after a try to save everywhere. What the server
 * refused stays until its field is changed.
 */
export function useProblems(body: DraftBody, restingStatus: QuestionStatus) {
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [tried, setTried] = useState<QuestionStatus>();
  const [refused, setRefused] = useState<Refused>();
  const checked = checkBody(body, tried ?? restingStatus);
  const found: Problems = checked.ok ? {} : checked.problems;
  const shown = { ...(refused ? unchanged(refused, body) : {}), ...(tried ? found : only(found, left)) };
  return {
    shown,
    leave: (path: string) => {
      if (!left.has(path)) setLeft(new Set([...left, path]));
    },
    /** What stands in the way of saving as that status; from now on it is said at every field. */
    try(status: QuestionStatus): Problems {
      setTried(status);
      setRefused(undefined);
      const again = checkBody(body, status);
      return again.ok ? {} : again.problems;
    },
    refuse: (problems: Problems) => setRefused({ body, problems }),
    /** A new start: nothing was tried yet. */
    reset() {
      setTried(undefined);
      setRefused(undefined);
      setLeft(new Set());
    },
  };
}

const only = (problems: Problems, paths: ReadonlySet<string>): Problems =>
  Object.fromEntries(Object.entries(problems).filter(([path]) => paths.has(path)));

function unchanged({ body: then, problems }: Refused, now: DraftBody): Problems {
  const isSame = (path: string) => {
    const field = path.split(".")[0] as keyof DraftBody;
    return then[field] === now[field];
  };
  return Object.fromEntries(Object.entries(problems).filter(([path]) => isSame(path)));
}
