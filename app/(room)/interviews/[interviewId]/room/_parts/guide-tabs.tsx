"use client";
import { KeyPoints } from "@/app/_judging/key-points";
import type { Judgement } from "@/app/_judging/use-judgement";
import { Button } from "@/app/_ui/button";
import { InlineCode } from "@/app/_ui/inline-code";
import { KeyCap } from "@/app/_ui/key-cap";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import { Tabs } from "@/app/_ui/tabs";
import type { AskedView, Guide } from "@/lib/room/schema";
import type { TypedKind } from "@/lib/text/limits";
import type { Actions } from "./use-actions";

type Props = {
  guide: Guide;
  asked: AskedView | undefined;
  judgement: Judgement;
  actions: Actions;
  live: boolean;
  onType(kind: TypedKind): void;
};

/** What the candidate never sees: key points to tick, the model answer, and what may be sent piece by piece. */
export function GuideTabs({ judgement, ...sending }: Props) {
  const { guide, asked, actions } = sending;
  const heard = asked ? judgement.ratings.get(asked.askedQuestionId).value.heardKeyPoints : [];
  const given = asked?.hints.length ?? 0;
  const followUps = guide.followUps.length + typedOf(asked).length;
  const all = [
    {
      key: "points",
      isEmpty: guide.keyPoints.length === 0,
      label: `Key points ${heard.length}/${guide.keyPoints.length}`,
      panel: (
        <>
          <KeyPoints
            keyPoints={guide.keyPoints}
            heard={heard}
            disabled={!asked || judgement.isFinal}
            onHear={actions.hear}
          />
          {!asked ? (
            <p className="mt-2 text-xs text-muted">Tick what you hear once the question is asked.</p>
          ) : null}
        </>
      ),
    },
    {
      key: "model",
      isEmpty: guide.modelAnswerHtml === "",
      label: "Model answer",
      panel: (
        <MarkdownHtml html={guide.modelAnswerHtml} className="max-w-[72ch] text-[13.5px] leading-relaxed" />
      ),
    },
    {
      key: "follow-ups",
      isEmpty: followUps === 0 && !canSend(sending),
      label: followUps > 0 ? `Follow-ups ${asked?.followUps.length ?? 0}/${followUps}` : "Follow-ups",
      panel: <FollowUps {...sending} />,
    },
    {
      key: "hints",
      isEmpty: guide.hints.length === 0,
      label: `Hints ${given}/${guide.hints.length}`,
      panel: <Hints {...sending} />,
    },
  ];
  const tabs = all.filter(({ isEmpty }) => !isEmpty);
  if (tabs.length === 0) return null;
  return (
    <section
      id="guide"
      aria-label="Guide, private to you"
      className="rounded-card border border-private-line bg-private px-3 pb-4 sm:px-4"
    >
      <Tabs
        label="Guide"
        tabs={tabs}
        aside={
          <span className="ml-auto py-1 text-xs font-semibold text-private-ink">
            Private<span className="max-xl:sr-only"> to you</span>
          </span>
        }
      />
    </section>
  );
}

type Sending = Omit<Props, "judgement">;
const canSend = ({ asked, live }: Sending) => live && asked !== undefined && asked.closedAtMs === null;
/** Those that the question itself doesn't have. */
const typedOf = (asked: AskedView | undefined) =>
  asked?.followUps.filter(({ place }) => place === null) ?? [];

function FollowUps(props: Sending) {
  const { guide, asked, actions, onType } = props;
  const sent = new Set(asked?.followUps.map((one) => one.place));
  const next = guide.followUps.findIndex((_, place) => !sent.has(place));
  return (
    <>
      {guide.followUps.map((text, place) => (
        <Sendable
          key={text}
          text={text}
          sent={sent.has(place)}
          keyCap={place === next ? "F" : undefined}
          label="Send follow-up"
          disabled={!canSend(props)}
          onSend={() => actions.sendFollowUp(place)}
        />
      ))}
      {typedOf(asked).map(({ atMs, text }) => (
        <Row key={atMs} text={text}>
          <Sent />
        </Row>
      ))}
      {canSend(props) ? (
        <Button size="small" className="mt-2.5" onClick={() => onType("follow-up")}>
          Type a follow-up <KeyCap>A</KeyCap>
        </Button>
      ) : null}
    </>
  );
}

function Hints(props: Sending) {
  const { guide, asked, actions } = props;
  const given = asked?.hints.length ?? 0;
  return guide.hints.map((text, place) => (
    <Sendable
      key={text}
      text={text}
      sent={place < given}
      keyCap={place === given ? "H" : undefined}
      label={`Give hint ${place + 1}`}
      disabled={!canSend(props) || place !== given}
      onSend={() => actions.giveHint(place)}
    />
  ));
}

type SendableProps = {
  text: string;
  sent: boolean;
  keyCap: string | undefined;
  label: string;
  disabled: boolean;
  onSend(): void;
};

function Sendable({ text, sent, keyCap, label, disabled, onSend }: SendableProps) {
  return (
    <Row text={text}>
      {sent ? (
        <Sent />
      ) : (
        <Button size="small" disabled={disabled} onClick={onSend}>
          {label} {keyCap ? <KeyCap>{keyCap}</KeyCap> : null}
        </Button>
      )}
    </Row>
  );
}

const Sent = () => <span className="text-xs text-ok">Sent</span>;

function Row({ text, children }: { text: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-private-line py-2.5 last:border-0">
      <p className="min-w-0 flex-1 basis-64 break-words whitespace-pre-line">
        <InlineCode text={text} />
      </p>
      {children}
    </div>
  );
}
