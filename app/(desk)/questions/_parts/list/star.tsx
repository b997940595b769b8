"use client";
import { useState, useTransition } from "react";
import { asRefusal } from "@/app/_ui/form/use-action";
import { markFavouriteAction } from "../../actions";

type Props = {
  questionId: string;
  title: string;
  isFavourite: boolean;
  onProblem: (message: string | undefined) => void;
};

/** Shows at once what was chosen; goes back, with the reason, where it couldn't be saved. */
export function Star({ questionId, title, isFavourite, onProblem }: Props) {
  const [own, setOwn] = useState<boolean>();
  const [, startTransition] = useTransition();
  const marked = own ?? isFavourite;

  function toggle(): void {
    setOwn(!marked);
    startTransition(async () => {
      const reply = await markFavouriteAction({ questionId, isFavourite: !marked }).catch(asRefusal);
      onProblem(
        reply.ok
          ? undefined
          : `“${title}” could not be ${marked ? "unmarked" : "marked"}. ${reply.error.message}`,
      );
      if (!reply.ok) setOwn(marked);
    });
  }

  return (
    <button
      type="button"
      aria-pressed={marked}
      aria-label={`Favourite: ${title}`}
      onClick={toggle}
      className="flex size-8 shrink-0 items-center justify-center rounded-control hover:bg-sunk"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 20 20"
        className={`size-[18px] stroke-[1.4] ${marked ? "fill-accent stroke-accent" : "fill-transparent stroke-faint"}`}
      >
        <path
          strokeLinejoin="round"
          d="M10 2.2 12.4 7.1 17.8 7.9 13.9 11.7 14.8 17.1 10 14.5 5.2 17.1 6.1 11.7 2.2 7.9 7.6 7.1Z"
        />
      </svg>
    </button>
  );
}
