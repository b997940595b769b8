// Questions that lie within other people's objects: {topic: {questions: [...]}}, or a list for each topic.
import { isRecord } from "./loose-fields";

type Nested = { value: unknown; under: string[] };

const deepest = 12;

/** All that may be questions, with the names of what they lie in; `isQuestion` says what is one of them. */
export function findNested(value: unknown, isQuestion: (value: unknown) => boolean): Nested[] {
  const found: Nested[] = [];
  const walk = (part: unknown, under: string[]): void => {
    if (under.length > deepest) return;
    if (isQuestion(part)) found.push({ value: part, under: under.filter(isTopic) });
    else if (Array.isArray(part)) for (const each of part) walk(each, under);
    else if (isRecord(part))
      for (const [name, inner] of Object.entries(part))
        if (typeof inner === "object") walk(inner, [...under, nameOf(part, name)]);
  };
  walk(value, []);
  return found;
}

/** An object's own name says more than that its list is called “questions”. */
function nameOf(part: Record<string, unknown>, name: string): string {
  const own = part.topic ?? part.category ?? part.name ?? part.title;
  return isTopic(name) || typeof own !== "string" ? name : own;
}

const isTopic = (name: string): boolean =>
  !/^(?:questions?|items|data|list|cards|entries|(?:sub-?)?(?:topics|categories|sections)|chapters|groups)$/i.test(
    name,
  );
