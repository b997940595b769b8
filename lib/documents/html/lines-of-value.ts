// A value of HTML as lines of Markdown, at once: it is short.
import { longestQuestion, type Reading } from "../found";
import { breakLines } from "./break-lines";
import { linesWithoutHtml } from "./lines";

export function linesOfValue(html: string): string {
  if (html.length > longestQuestion) return html;
  return atOnce(linesWithoutHtml(breakShort(html).split("\n"))).join("\n");
}

export const breakShort = (html: string): string => atOnce(breakLines(html, true)).text;

function atOnce<T>(reading: Reading<T>): T {
  for (;;) {
    const step = reading.next();
    if (step.done) return step.value;
  }
}
