import type { Piece } from "@/lib/versions/words";

/** Words with what was removed and added among them. Screen readers pass over ins and del, so both are also said. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ change, text }, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never move
    if (change === "same") return <span key={index}>{text}</span>;
    const [Mark, look, word] =
      change === "removed"
        ? (["del", "bg-sunk text-live line-through", "removed"] as const)
        : (["ins", "bg-accent-soft font-medium underline underline-offset-2", "added"] as const);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison never move
      <Mark key={index} className={`rounded-[3px] px-0.5 ${look}`}>
        <span className="sr-only"> [{word}: </span>
        {text}
        <span className="sr-only">] </span>
      </Mark>
    );
  });
}
