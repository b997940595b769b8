import { Button } from "@/app/_ui/button";
import type { DraftValue } from "@/lib/drafts/schema";
import { TwoTexts } from "./two-texts";
import type { QuestionDraft } from "./use-question-draft";

/** The same person typed two texts in two tabs or devices. */
export function TwoDrafts({ draft: { written, resolve } }: { draft: QuestionDraft }) {
  if (!written.theirs) return null;
  const theirs: DraftValue = written.theirs.value;
  const choose = (value: DraftValue) => (event: React.MouseEvent<HTMLButtonElement>) => {
    // The button goes with the choice; the focus would be lost with it.
    event.currentTarget.form?.querySelector<HTMLElement>("[name=title]")?.focus();
    resolve(value);
  };
  return (
    <TwoTexts
      id="two-drafts"
      heading="You have two drafts of this question"
      theirs={theirs.body}
      mine={written.value.body}
      theirName="The other one"
      reason={
        <p role="alert" className="mt-1 text-sm text-muted">
          Another tab or device of yours kept a different text. Choose one: until then neither is overwritten.
        </p>
      }
    >
      <Button look="primary" onClick={choose(written.value)}>
        Keep the one below
      </Button>
      <Button onClick={choose(theirs)}>Keep the other one</Button>
    </TwoTexts>
  );
}
