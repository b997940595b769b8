// The whole bank as a zip file, twenty times at once and again.
import type { Attack, Target } from "./attack";
import { keepAsking } from "./visitors";

const atOnce = 20;

export const exports: Attack = {
  name: "exports",
  what: `a member takes out the whole bank, ${atOnce} times at once, and again`,
  before: "p50 768 ms",
  begin,
};

async function begin(target: Target) {
  const { cookie } = await target.createMember();
  const path = "/questions/export?format=zip&all=1";
  return keepAsking(
    target,
    Array.from({ length: atOnce }, () => () => ({ path, cookie })),
  );
}
