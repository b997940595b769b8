import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Time } from "@/app/_ui/time/time";
import type { Usage } from "@/lib/versions/reads";
import type { PageQuery } from "@/lib/versions/schema";
import { addressOf } from "./address";

type Props = { questionId: string; usage: Usage; query: PageQuery };

/** Interviews that asked it, interviews that plan it, and the kits that hold it. */
export function Used(props: Props) {
  return (
    <section aria-labelledby="used" className="min-w-0 space-y-6">
      <h2 id="used" className="mb-2.5 scroll-mt-6 font-semibold">
        Where it was used
      </h2>
      <Kits usage={props.usage} />
      <Coming usage={props.usage} />
      <Asked {...props} />
    </section>
  );
}

function Group({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div>
      <h3 className="mb-1.5 text-sm text-muted">{title}</h3>
      {children}
    </div>
  );
}

function Kits({ usage: { kits, privateKits } }: Pick<Props, "usage">) {
  if (kits.length === 0 && privateKits === 0) {
    return (
      <Group title="Kits">
        <p className="border-t border-line-strong py-2.5">In no kit yet.</p>
      </Group>
    );
  }
  return (
    <Group title="Kits">
      <ul className="border-t border-line-strong">
        {kits.map(({ kitId, title, minutes }) => (
          <Row key={kitId} aside={`${minutes} min`}>
            <TitleLink href={`/kits/${kitId}`}>{title}</TitleLink>
          </Row>
        ))}
        {privateKits > 0 ? (
          <Row>
            <span className="text-muted">
              {privateKits === 1 ? "1 kit" : `${privateKits} kits`} that {privateKits === 1 ? "its" : "their"}{" "}
              {privateKits === 1 ? "maker keeps" : "makers keep"} private
            </span>
          </Row>
        ) : null}
      </ul>
    </Group>
  );
}

function Coming({ usage: { coming } }: Pick<Props, "usage">) {
  if (coming.rows.length === 0) return null;
  return (
    <Group title="Coming interviews">
      <ul className="border-t border-line-strong">
        {coming.rows.map((row) => (
          <Row key={row.interviewId} aside={`version ${row.version}`}>
            <TitleLink href={`/interviews/${row.interviewId}`}>{row.candidateName}</TitleLink>
            <span className="block text-[13px] text-muted">
              {row.title} ·{" "}
              {row.scheduledAtMs === null ? (
                "any time"
              ) : (
                <Time at={new Date(row.scheduledAtMs)} zone={row.timeZone} parts="short" now={new Date()} />
              )}
            </span>
          </Row>
        ))}
      </ul>
      {coming.isCut ? <p className="mt-2 text-[13px] text-muted">The next 20; more are planned.</p> : null}
    </Group>
  );
}

function Asked({ questionId, usage: { listed, asked, unnamed }, query }: Props) {
  const turn = (older: string | undefined) => `${addressOf(questionId, { ...query, older })}#used`;
  return (
    <Group
      title={asked === 0 ? "Interviews" : `Interviews, asked ${asked === 1 ? "once" : `${asked} times`}`}
    >
      {asked === 0 ? (
        <p className="border-t border-line-strong py-2.5">No interview has asked it yet.</p>
      ) : (
        <ul className="border-t border-line-strong">
          {listed.rows.map((row) => (
            <Row key={row.askedQuestionId} aside={`version ${row.version}`}>
              <TitleLink href={`/interviews/${row.interviewId}`}>{row.candidateName}</TitleLink>
              <span className="block text-[13px] text-muted">
                {row.title} · question {row.number} ·{" "}
                <Time at={new Date(row.askedAtMs)} zone={row.timeZone} parts="short" now={new Date()} />
              </span>
            </Row>
          ))}
          {unnamed > 0 ? (
            <Row>
              <span className="text-muted">
                {unnamed === 1 ? "Once" : `${unnamed} times`} in interviews where you were the candidate
              </span>
            </Row>
          ) : null}
        </ul>
      )}
      <nav aria-label="Pages of interviews" className="mt-3 flex flex-wrap gap-3 empty:hidden">
        {listed.turned ? (
          <Link href={turn(undefined)} className={buttonClass("plain", "small")}>
            Latest
          </Link>
        ) : null}
        {listed.next ? (
          <Link href={turn(listed.next)} className={buttonClass("plain", "small")}>
            Earlier
          </Link>
        ) : null}
      </nav>
    </Group>
  );
}

function Row({ aside, children }: { aside?: string; children: React.ReactNode }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 border-b border-line py-2">
      <span className="min-w-0 wrap-anywhere">{children}</span>
      {aside ? <span className="text-[13px] text-muted tabular-nums">{aside}</span> : null}
    </li>
  );
}

function TitleLink({ href, children }: { href: string; children: string }) {
  return (
    <Link href={href} className="inline-block min-h-6 font-medium hover:underline hover:underline-offset-4">
      {children}
    </Link>
  );
}
