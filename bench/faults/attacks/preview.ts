// Texts of a few thousand marks, for which a Markdown parser works for seconds, shown again and again.

import type { Attack, Target } from "./attack";
import { headersOf } from "./doors/actions";
import { keepAsking } from "./visitors";

const teams = 3;
const texts = ["*a_ ".repeat(3_000), "a\n=\n".repeat(3_000), "[a](".repeat(3_000)];

export const preview: Attack = {
  name: "preview",
  what: `${teams} teams, ${texts.length} tabs each, ask for previews that take seconds`,
  before: "one in a loop: p50 4 → 5,769 ms",
  begin,
};

async function begin(target: Target) {
  const members = await Promise.all(Array.from({ length: teams }, () => target.createMember()));
  const headers = headersOf("previewAction");
  const actions = texts.map((text) => ({
    path: "/questions/new",
    headers,
    body: JSON.stringify([{ text }]),
  }));
  return keepAsking(
    target,
    members.flatMap(({ cookie }) => actions.map((action) => () => ({ cookie, ...action }))),
  );
}
