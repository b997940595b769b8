import Link from "next/link";
import type { ReadQuestion } from "@/lib/versions/reads";

type Props = { question: ReadQuestion; mayWrite: boolean };

const linkClass = "text-accent underline underline-offset-4";

/** What a reader must know before reading: this isn’t the newest version, or not one that interviews use. */
export function Standing({ question, mayWrite }: Props) {
  const { questionId, version, latestVersion, isNewest, status, missing } = question;
  const page = `/questions/${questionId}`;
  if (!isNewest) {
    return (
      <Note>
        This is version {version}. A newer one exists, version {latestVersion}.{" "}
        <Link href={page} className={linkClass}>
          Read the newest
        </Link>{" "}
        or{" "}
        <Link href={`${page}/versions?from=${version}&to=${latestVersion}`} className={linkClass}>
          see what has changed since
        </Link>
        .
      </Note>
    );
  }
  if (status === "retired") {
    return (
      <Note>
        Retired: no new interview asks it. It stays readable here and where it was used
        {mayWrite ? ", and can be brought back." : "."}
      </Note>
    );
  }
  if (missing.length === 0) return null;
  if (!mayWrite) return null;
  return (
    <Note>
      {status === "draft" ? "A draft: it is asked once it is approved. " : ""}
      Still missing: {missing.join(", ")}. It works without; add them as you use it.
    </Note>
  );
}

function Note({ children }: { children: React.ReactNode }) {
  return (
    <p className="mb-8 max-w-prose rounded-card border border-line-strong bg-surface px-4 py-3 text-sm">
      {children}
    </p>
  );
}
