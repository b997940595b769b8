import type { Metadata } from "next";
import { DoorPage, TextLink } from "@/app/_door/door-page";
import { loadSignedOut } from "@/lib/auth/loaders";

export const metadata: Metadata = { title: "Signed out" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** In the place of a page whose person isn't signed in in this browser any more: why, and the way back. */
export default async function SignedOutPage({ searchParams }: Props) {
  const found = await loadSignedOut(await searchParams);
  const { onward, name, isCandidates, hasNoSeat } = found;
  const { title, why } = wordsFor(found);
  const signIn = new URLSearchParams({ next: onward, as: "before" });
  return (
    <DoorPage title={title}>
      <div className="mt-4 space-y-4">
        <p>{why}</p>
        <p className="text-muted">
          Where that was done from another browser, text of yours that isn’t saved stays in this browser and
          comes back when you do; signing out here removes it. Nobody else is shown it, and nothing of it is
          saved under another name.
        </p>
        <ul className="space-y-2">
          <li>
            <TextLink href={`/sign-in?${signIn}`}>
              {isCandidates
                ? "Sign in, if you joined with an account"
                : name
                  ? "Sign in as before"
                  : "Sign in"}
            </TextLink>
          </li>
          {name ? (
            <li>
              <TextLink href={hasNoSeat ? "/interviews" : onward}>Go on as {name}</TextLink>
            </li>
          ) : null}
        </ul>
      </div>
    </DoorPage>
  );
}

type Found = Awaited<ReturnType<typeof loadSignedOut>>;

function wordsFor({ name, isCandidates, isMoved, isStale, hasNoSeat }: Found): {
  title: string;
  why: string;
} {
  if (isMoved)
    return {
      title: "Your seat was opened in another browser",
      why: "The interview goes on there. To go on in this browser instead, ask whoever invited you for a new link.",
    };
  if (hasNoSeat)
    return {
      title: "You have no seat in this interview any more",
      why: "Your place in it was taken away, or moved to another account. If that surprises you, ask whoever planned it.",
    };
  if (name)
    return {
      title: "Somebody else is signed in here",
      why: `This browser is signed in as ${name} now, and the page that stood open wasn’t theirs.`,
    };
  if (isCandidates)
    return {
      title: "This browser has no seat here any more",
      why: "To go on with the interview here, ask whoever invited you for a new link.",
    };
  if (isStale)
    return {
      title: "You were signed out here",
      why: "From another of your browsers, by a new password, or because your last visit was long ago. What stood open here was put away.",
    };
  return {
    title: "You signed out",
    why: "What stood open here was put away, so that nobody reads it after you.",
  };
}
