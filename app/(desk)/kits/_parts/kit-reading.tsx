import Link from "next/link";
import { Chip } from "@/app/_ui/chip";
import { UpLink } from "@/app/_ui/up-link";
import type { Kit } from "@/lib/kits/reads";
import { describeItem, describeMaker } from "@/lib/kits/rules";
import { Balance } from "./balance";
import { LeftOut } from "./item-row";

/** A kit for whoever reads only. */
export function KitReading({ kit }: { kit: Kit }) {
  return (
    <>
      <div className="mb-8 max-w-prose">
        <p className="text-sm text-muted">
          <UpLink href="/kits">Kits</UpLink>
          {` · ${describeMaker(kit.madeBy)}`}
        </p>
        <h1 className="font-serif text-[32px] leading-tight wrap-anywhere">{kit.title}</h1>
        <p className="mt-2 text-muted wrap-anywhere">{kit.summary}</p>
        {kit.isShared ? null : <Chip>Only you</Chip>}
      </div>
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <section aria-labelledby="kit-questions" className="min-w-0">
          <h2 id="kit-questions" className="mb-3 font-semibold">
            Questions
          </h2>
          <ol className="border-t border-line-strong">
            {kit.items.map((item, index) => (
              <li
                key={item.questionId}
                className="grid grid-cols-[1.5rem_minmax(0,1fr)_auto] gap-x-3 border-b border-line py-3"
              >
                <span className="text-muted tabular-nums">{index + 1}</span>
                <div className="min-w-0 wrap-anywhere">
                  <Link
                    href={`/questions/${item.questionId}`}
                    className="font-medium hover:underline hover:underline-offset-4"
                  >
                    {item.title}
                  </Link>
                  <p className="text-[13px] text-muted">{describeItem(item)}</p>
                  <LeftOut status={item.status} />
                </div>
                <span className="text-sm text-muted tabular-nums">{item.minutes} min</span>
              </li>
            ))}
          </ol>
        </section>
        <aside aria-label="The kit in numbers">
          <Balance items={kit.items} total={kit.minutes} />
        </aside>
      </div>
    </>
  );
}
