// What a child does for each job. What a job needs is loaded at its first use.
import { compareVersions } from "@/lib/versions/rules";
import { type Conversation, type Handlers, type Heard, type JobName, jobs, type Tell } from "./jobs";
import { renderAll } from "./render";
import { stageDocument } from "./stage";
import { writeBank } from "./write-bank";

export const handlers: Handlers = {
  async *render(texts) {
    yield await renderAll(texts);
  },
  import: stageDocument,
  export: writeBank,
  async *compare({ before, after }) {
    yield compareVersions(before, after);
  },
};

/** A conversation by the name that came from the other process. */
export function begin(name: string, first: unknown, tell: Tell): AsyncGenerator<unknown, void, unknown> {
  if (!isJob(name)) throw new Error("There is no such job.");
  return open(name, first, tell);
}

const isJob = (name: string): name is JobName => Object.hasOwn(jobs, name);

function open<Name extends JobName>(name: Name, first: unknown, tell: Tell): Conversation<Name> {
  return handlers[name](jobs[name].hears.parse(first) as Heard<Name>, tell);
}
