import { Chip } from "@/app/_ui/chip";
import { LocalTime } from "@/app/_ui/time/local-time";
import { UpLink } from "@/app/_ui/up-link";
import { kindWords, statusWords } from "@/lib/questions/rules";
import type { ReadQuestion } from "@/lib/versions/reads";
import { Steps } from "./steps";

type Props = { question: ReadQuestion; mayWrite: boolean };

/** What is known about the question, and what can be done with it. */
export function Head({ question, mayWrite }: Props) {
  const { title, status, topic, competency, tags } = question;
  return (
    <div className="mb-6">
      <p className="text-sm text-muted wrap-anywhere">
        <UpLink href="/questions">Bank</UpLink> ·{" "}
        <span role="status" className="font-medium text-ink">
          {statusWords[status]}
        </span>{" "}
        · {topic} · {competency}
      </p>
      <h1 className="max-w-[40ch] font-serif text-[32px] leading-tight wrap-anywhere">{title}</h1>
      {tags.length > 0 ? (
        <ul aria-label="Tags" className="mt-2.5 flex flex-wrap gap-1.5">
          {tags.map((tag) => (
            <li key={tag}>
              <Chip>{tag}</Chip>
            </li>
          ))}
        </ul>
      ) : null}
      <Facts question={question} />
      <Steps
        questionId={question.questionId}
        title={title}
        status={status}
        isFavourite={question.isFavourite}
        mayWrite={mayWrite && question.isNewest}
      />
    </div>
  );
}

function Facts({ question }: Pick<Props, "question">) {
  const { kind, difficulty, minutes, source, licence, version, author, createdAt, lastAskedAt } = question;
  return (
    <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-2.5 text-sm">
      <Fact name="Kind">{kindWords[kind]}</Fact>
      <Fact name="Difficulty">{difficulty} of 5</Fact>
      <Fact name="Time">{minutes} minutes</Fact>
      <Fact name="Last asked">
        {lastAskedAt ? <LocalTime atMs={lastAskedAt.getTime()} parts="day" /> : "Never"}
      </Fact>
      <Fact name={`Version ${version}`}>
        {author}, <LocalTime atMs={createdAt.getTime()} parts="day" />
      </Fact>
      <Fact name="Licence">{licence}</Fact>
      <Fact name="Source">{source}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="max-w-[60ch]">
      <dt className="text-xs text-muted">{name}</dt>
      <dd className="wrap-anywhere tabular-nums">{children}</dd>
    </div>
  );
}
