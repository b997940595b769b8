import { codeOf, messageOf } from "@/db/failure";
import { noteRefusal } from "@/lib/auth/session";
import { type ErrorCode, statusOf } from "@/lib/errors";
import { refuseAnswer } from "@/lib/server/answers";
import { buttonClass } from "./_ui/button";
import { DeadEnd } from "./_ui/dead-end";

/** Of these the sentence says what to do, and the page can't be shown in part. */
const limits = ["rate_limited", "unavailable", "invalid"] as const satisfies readonly ErrorCode[];

/** A costly page, in whose place its limit speaks where it is met. Anything else that is thrown goes on its way. */
export function unlessRefused<Props>(Page: (props: Props) => Promise<React.ReactNode>) {
  return async function PageOrRefusal(props: Props): Promise<React.ReactNode> {
    try {
      return await Page(props);
    } catch (error) {
      const code = limits.find((limit) => limit === codeOf(error));
      if (!code) throw error;
      refuseAnswer(statusOf[code]);
      await noteRefusal(code);
      return <Refused sentence={messageOf(error)} />;
    }
  };
}

function Refused({ sentence }: { sentence: string }) {
  return (
    <DeadEnd title="This page couldn’t be shown">
      <p className="text-muted">{sentence}</p>
      <p className="flex flex-wrap gap-2">
        {/* biome-ignore lint/a11y/useValidAnchor: the page's own address, its query too; it works before the page is awake */}
        <a href="" className={buttonClass("primary")}>
          Try again
        </a>
        <a href="/" className={buttonClass()}>
          Go to the start
        </a>
      </p>
    </DeadEnd>
  );
}
