import Link from "next/link";
import type { ReviewItem } from "@/lib/imports/reads";
import { ChooseNewest } from "./choose-newest";
import { Compare } from "./compare";

/** What it is like: in the bank, or earlier in the same document. */
export function Likeness({ importId, item }: { importId: string; item: ReviewItem }) {
  const { likeness, like, earlier, likePosition, question, choice, basedOn } = item;
  if (likeness === null) return null;
  const share = `${Math.floor(likeness * 100)} % alike`;
  const other = like ?? earlier;
  if (!other)
    return <p className="text-sm text-muted">{share} with a question that has gone from your bank.</p>;
  const hasMoved = like !== null && choice === "version" && basedOn !== like.version;
  return (
    <div className="rounded-control border border-line bg-surface px-4 py-3 text-sm">
      <p className="wrap-anywhere">
        <span className="font-medium">{share}</span>{" "}
        {like ? (
          <>
            with{" "}
            <Link href={`/questions/${like.questionId}`} className="text-accent underline underline-offset-4">
              {like.title}
            </Link>{" "}
            in your bank ({like.status})
          </>
        ) : (
          <>
            with number {likePosition} of this document, {other.title}
          </>
        )}
      </p>
      {hasMoved ? <ChooseNewest importId={importId} position={item.position} /> : null}
      <Compare
        before={pick(other)}
        after={pick(question)}
        beforeName={like ? "In your bank" : "Earlier here"}
      />
    </div>
  );
}

const pick = ({ title, prompt, modelAnswer }: { title: string; prompt: string; modelAnswer: string }) => ({
  title,
  prompt,
  modelAnswer,
});
