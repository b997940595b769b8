// What the search finds a question by: `foundBy` of the table says which fields, and how much each weighs.

import type { FoundBy } from "@/db/bank/writes";
import { keysOf } from "@/lib/keys";
import { toWords } from "../text/words";
import type { AnyValue, Fields, TextOf } from "./field-kinds";
import { questionFields } from "./fields";

/** From the heaviest to the lightest: plain small words, parted by spaces. */
export function makeFoundBy<F extends Fields>(fields: F): (question: TextOf<F>) => FoundBy {
  const namesIn = (weight: keyof FoundBy) =>
    keysOf(fields).filter((name) => fields[name]?.foundBy === weight);
  const names = {
    title: namesIn("title"),
    labels: namesIn("labels"),
    prompt: namesIn("prompt"),
    answer: namesIn("answer"),
  };
  return (question) => {
    const plain = (of: (keyof F)[]) => toWords(of.map((name) => asText(question[name])).join(" ")).join(" ");
    return {
      title: plain(names.title),
      labels: plain(names.labels),
      prompt: plain(names.prompt),
      answer: plain(names.answer),
    };
  };
}

const asText = (value: AnyValue): string => [value].flat().join(" ");

export const toFoundBy = makeFoundBy(questionFields);
