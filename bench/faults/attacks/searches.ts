// The bank's widest searches, forty at once and again.
import type { Attack, Target } from "./attack";
import { keepAsking } from "./visitors";

const atOnce = 40;
const looked = ["the a of to", "why", "how wuold yuo", "django query", "qurey set lzay"];

export const searches: Attack = {
  name: "searches",
  what: `a member searches the bank, ${atOnce} at once, and again`,
  before: "p95 245 ms",
  begin,
};

async function begin(target: Target) {
  const { cookie } = await target.createMember();
  const asks = Array.from({ length: atOnce }, (_, index) => {
    const q = encodeURIComponent(looked[index % looked.length] ?? "");
    return () => ({ path: `/questions?q=${q}&status=approved&status=draft&show=200`, cookie });
  });
  return keepAsking(target, asks);
}
