"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { buttonClass } from "@/app/_ui/button";
import { KeyCap } from "@/app/_ui/key-cap";
import { KeysSwitch } from "@/app/_ui/keys-switch";
import { usePageKeys, useSingleKeys } from "@/app/_ui/use-single-keys";

/** To the run's next question: this one comes at its end, and what was typed waits in this browser. */
export function SkipLink({ to, isHeld }: { to: string; isHeld: boolean }) {
  const router = useRouter();
  const { on } = usePageKeys(isHeld ? {} : { s: () => router.push(to) });
  return (
    <Link
      href={to}
      prefetch={false}
      aria-keyshortcuts={on ? "s" : undefined}
      aria-disabled={isHeld || undefined}
      onClick={(event) => isHeld && event.preventDefault()}
      className={buttonClass("quiet", "large")}
    >
      Skip for now
    </Link>
  );
}

/** The keys of an attempt, for whoever has a keyboard. */
export function AttemptKeys() {
  const keys = useSingleKeys();
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[13px] text-muted max-sm:hidden pointer-coarse:hidden">
      <span>
        <KeyCap>Ctrl</KeyCap> <KeyCap>Enter</KeyCap> reveals
      </span>
      {keys.on ? (
        <span>
          <KeyCap>s</KeyCap> skips, outside the answer
        </span>
      ) : null}
      <KeysSwitch keys={keys} />
    </p>
  );
}
