"use client";
import { Tabs } from "radix-ui";
import { Button } from "@/app/_ui/button";
import { InlineCode } from "@/app/_ui/inline-code";
import { KeyCap } from "@/app/_ui/key-cap";
import { MarkdownHtml } from "@/app/_ui/markdown-html";
import type { AskedView } from "@/lib/room/room";
import type { Guide } from "@/lib/room/schema";
import { KeyPoints } from "./key-points";
import type { Actions } from "./use-actions";
import type { Judgement } from "./use-judgement";

type Props = {
  guide: Guide;
  asked: AskedView | undefined;
  judgement: Judgement;
  actions: Actions;
  live: boolean;
};

const tab =
  "-mb-px min-h-9 border-b-2 border-transparent whitespace-nowrap text-muted data-[state=active]:border-accent data-[state=active]:text-ink data-[state=active]:font-medium";

/** What the candidate never sees: key points to tick, the model answer, and what may be sent piece by piece. */
export function GuideTabs({ guide, asked, judgement, actions, live }: Props) {
  const heard = asked ? judgement.ratings.get(asked.askedQuestionId).value.heardKeyPoints : [];
  const canSend = live && asked !== undefined && asked.closedAtMs === null;
  return (
    <Tabs.Root
      defaultValue="points"
      className="flex-1 rounded-card border border-private-line bg-private px-4 pb-4"
      aria-label="Guide, private to you"
    >
      <div className="flex flex-wrap items-center gap-x-4 border-b border-private-line">
        <Tabs.List aria-label="Guide" className="flex flex-wrap gap-x-4">
          <Tabs.Trigger value="points" className={tab}>
            Key points {heard.length}/{guide.keyPoints.length}
          </Tabs.Trigger>
          <Tabs.Trigger value="model" className={tab}>
            Model answer
          </Tabs.Trigger>
          <Tabs.Trigger value="follow-ups" className={tab}>
            Follow-ups {guide.followUps.length}
          </Tabs.Trigger>
          <Tabs.Trigger value="hints" className={tab}>
            Hints {asked?.hints.length ?? 0}/{guide.hints.length}
          </Tabs.Trigger>
        </Tabs.List>
        <span className="ml-auto text-xs font-semibold text-private-ink">Private to you</span>
      </div>
      <Tabs.Content value="points" className="pt-3">
        <KeyPoints keyPoints={guide.keyPoints} heard={heard} disabled={!asked} onHear={actions.hear} />
        {!asked && <p className="mt-2 text-xs text-muted">Tick what you hear once the question is asked.</p>}
      </Tabs.Content>
      <Tabs.Content value="model" className="pt-3">
        <MarkdownHtml html={guide.modelAnswerHtml} className="max-w-[72ch] text-[13.5px] leading-relaxed" />
      </Tabs.Content>
      <Tabs.Content value="follow-ups" className="pt-2">
        {guide.followUps.map((text, place) => (
          <Sendable
            key={text}
            text={text}
            sent={asked?.followUps.some((one) => one.place === place) ?? false}
            keyCap={place === (asked?.followUps.length ?? 0) ? "F" : undefined}
            label="Send follow-up"
            disabled={!canSend}
            onSend={() => actions.sendFollowUp(place)}
          />
        ))}
      </Tabs.Content>
      <Tabs.Content value="hints" className="pt-2">
        {guide.hints.map((text, place) => (
          <Sendable
            key={text}
            text={text}
            sent={asked?.hints.some((one) => one.place === place) ?? false}
            keyCap={place === (asked?.hints.length ?? 0) ? "H" : undefined}
            label={`Give hint ${place + 1}`}
            disabled={!canSend || place !== (asked?.hints.length ?? 0)}
            onSend={() => actions.giveHint(place)}
          />
        ))}
      </Tabs.Content>
    </Tabs.Root>
  );
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
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1.5 border-b border-private-line py-2.5 last:border-0">
      <p className="min-w-0 flex-1 basis-64">
        <InlineCode text={text} />
      </p>
      {sent ? (
        <span className="text-xs text-ok">Sent</span>
      ) : (
        <Button size="small" disabled={disabled} onClick={onSend}>
          {label} {keyCap && <KeyCap>{keyCap}</KeyCap>}
        </Button>
      )}
    </div>
  );
}
