"use client";
import { unreachableDigest } from "@/db/failure";
import { Button, buttonClass } from "./_ui/button";
import { DeadEnd } from "./_ui/dead-end";

export type BrokenProps = { error: unknown; retry: () => void };

/** The server's own words stay on the server; the digest finds them in its log. */
export function Broken({ error, retry }: BrokenProps) {
  const digest = error instanceof Object && "digest" in error ? error.digest : undefined;
  const isUnreachable = digest === unreachableDigest;
  return (
    <DeadEnd title="This page couldn’t be shown">
      <p className="text-muted">
        {isUnreachable
          ? "The database didn’t answer in time. What was saved is safe. Try again in a moment; if it keeps failing, tell whoever runs this server."
          : "Something failed on our side. What was saved is safe. Try again; if it keeps failing, tell whoever runs this server."}
      </p>
      {typeof digest === "string" && !isUnreachable ? (
        <p className="text-sm text-muted">
          Reference <code>{digest}</code>
        </p>
      ) : null}
      <p className="flex flex-wrap gap-2">
        <Button look="primary" onClick={() => retry()}>
          Try again
        </Button>
        {/* A whole page load: whatever is broken in this tab is left behind. */}
        <a href="/" className={buttonClass()}>
          Go to the start
        </a>
      </p>
    </DeadEnd>
  );
}
