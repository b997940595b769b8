import { Chip } from "@/app/_ui/chip";
import { UpLink } from "@/app/_ui/up-link";
import type { Saved } from "@/lib/drafts/reads";
import { statusWords } from "@/lib/questions/rules";

/** Which question this is, and where it stands for everybody. */
export function EditorHead({ questionId, base }: { questionId: string; base: Saved | null }) {
  return (
    <div className="mb-6">
      <p className="mb-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <UpLink href={base ? `/questions/${questionId}` : "/questions"}>
          {base ? "Back to the question" : "Back to the bank"}
        </UpLink>
        {base ? (
          <>
            <span className="tabular-nums">Version {base.version}</span>
            <Chip>{statusWords[base.status]}</Chip>
          </>
        ) : (
          <span>Only you see it until you save it into the bank.</span>
        )}
      </p>
      <h1 className="font-serif text-[32px] leading-tight wrap-anywhere">
        {base ? `Edit “${base.body.title}”` : "New question"}
      </h1>
    </div>
  );
}
