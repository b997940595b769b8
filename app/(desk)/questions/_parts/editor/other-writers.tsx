import { Notice } from "@/app/_ui/notice";
import { When } from "@/app/_ui/time/when";
import type { Editor } from "@/lib/drafts/reads";

export function OtherWriters({ others }: Pick<Editor, "others">) {
  return others.map(({ name, savedAt }) => (
    <Notice key={name + savedAt.getTime()}>
      <p>
        {name} has been writing here too, last at <When atMs={savedAt.getTime()} />. Talk to each other:
        whoever saves second is asked which text to keep.
      </p>
    </Notice>
  ));
}
