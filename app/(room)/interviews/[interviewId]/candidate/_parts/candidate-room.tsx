"use client";
import { useEffect } from "react";
import { lineOf } from "@/app/_live/connection-state";
import { OutdatedLine } from "@/app/_live/outdated-line";
import { RefusedConnection } from "@/app/_live/refused-connection";
import type { RoomClient } from "@/app/_live/room-client";
import type { Initial } from "@/app/_live/room-state";
import { SignedOut, whatEnded } from "@/app/_live/signed-out";
import { useRoom } from "@/app/_live/use-room";
import { type Autosaves, createAutosaves, outcomeOf } from "@/app/_saving/autosaves";
import { useAutosaves } from "@/app/_saving/use-autosaves";
import { cancelledWords } from "@/lib/room/policy";
import { onScreen } from "@/lib/room/room";
import { tooLong } from "@/lib/text/limits";
import { CancelledForCandidate } from "./cancelled-for-candidate";
import { CandidateBar } from "./candidate-bar";
import { CandidateQuestion } from "./candidate-question";
import { EarlierQuestions } from "./earlier-questions";
import { EndedForCandidate } from "./ended-for-candidate";
import { type CandidateInterview, Lobby } from "./lobby";
import { EarlierMessages, NewMessages } from "./messages";
import { arrival, OutOfSight } from "./out-of-sight";
import { SoundSwitch, useSound } from "./sound-switch";
import { useArrivals, useIsAway } from "./use-arrivals";
import { useStaysPut } from "./use-stays-put";

type Props = { seatId: string; name: string; interview: CandidateInterview; initial: Initial };

export function CandidateRoom({ seatId, name, interview: planned, initial }: Props) {
  const held: { answers?: Autosaves<string> } = {};
  const { client, state } = useRoom(initial, {
    connected: () => held.answers?.reconnected(),
    answerElsewhere: ({ askedQuestionId, body, revision, savedAtMs }) =>
      held.answers?.heard(askedQuestionId, { value: body, revision, savedAtMs }),
  });
  const keptAs = `${initial.interviewId}/${seatId}/answer/`;
  const answers = useAutosaves(() => openAnswers(client, keptAs));
  held.answers = answers;
  const interview = { ...planned, ...state.interview, title: state.interview?.heading ?? planned.title };

  const current = onScreen(state.room);
  const earlier = state.room.asked.filter((one) => one.closedAtMs !== null);
  const { status } = state.room;
  useLastWords(answers, current?.askedQuestionId, status);
  useReceipt(client, current?.askedQuestionId, state.connection.state === "connected");

  const interviewer = state.people.find((one) => one.role === "interviewer");
  const who = interviewer?.name ?? "The interviewer";
  const isAway = useIsAway(
    status !== "scheduled" && state.connection.state === "connected" && interviewer?.here === false,
  );
  const [sounds, setSounds] = useSound();
  useStaysPut();
  const told = useArrivals({ room: state.room, isAway, who, sounds });

  const ended = whatEnded(state);
  if (ended) return <SignedOut ended={ended} />;
  const refusal = state.connection.state === "refused" ? state.connection.refusal : undefined;
  const shut = refusal?.code === "forbidden";
  if (status === "ended" || shut) {
    const isCancelled = refusal?.message === cancelledWords;
    return (
      <>
        {isCancelled ? (
          <CancelledForCandidate {...interview} interviewer={interviewer?.name} />
        ) : (
          <EndedForCandidate
            callUrl={interview.callUrl}
            answers={answers}
            keptAs={keptAs}
            isShut={shut}
            onSaved={client.close}
          />
        )}
        <Told words={shut ? refusal.message : told} />
      </>
    );
  }
  return (
    <>
      <div className="flex min-h-dvh flex-col">
        <CandidateBar
          title={interview.title}
          callUrl={status === "scheduled" ? null : interview.callUrl}
          interviewer={interviewer?.name}
          connection={state.connection}
          unsent={answers.unsent()}
          client={client}
          asked={interview.showsClock && status !== "scheduled" ? current : undefined}
          room={state.room}
          serverNowMs={initial.serverNowMs}
        />
        <main className="mx-auto w-full max-w-[740px] flex-1 px-[18px] pt-10 pb-16 sm:pt-[72px]">
          <OutOfSight told={told} />
          {state.connection.state === "refused" ? (
            <RefusedConnection refusal={state.connection.refusal} onRetry={client.retry} />
          ) : null}
          <OutdatedLine initial={initial} state={state} flush={() => answers.flush()} />
          {status === "paused" ? (
            <p
              {...arrival}
              className="mb-8 rounded-control border border-line-strong bg-sunk px-4 py-3 text-sm"
            >
              <strong className="font-semibold">Paused</strong>. {who} has paused the interview. The clock
              stands still{state.connection.state === "connected" ? "; what you write is saved" : ""}.
            </p>
          ) : null}
          {isAway ? (
            <p
              {...arrival}
              className="mb-8 rounded-control border border-line-strong bg-sunk px-4 py-3 text-sm"
            >
              {who} isn’t connected just now. What you write is saved.
            </p>
          ) : null}
          <NewMessages room={state.room} interviewer={who} />
          {status === "scheduled" ? (
            <Lobby name={name} interview={interview} interviewer={interviewer} />
          ) : (
            <CandidateQuestion
              asked={current}
              earlier={earlier}
              interviewer={interviewer?.name ?? "the interviewer"}
              answers={answers}
              line={lineOf(state.connection)}
              onTyping={(askedQuestionId, body) =>
                client.sendVolatile("answer:typing", { askedQuestionId, body })
              }
            />
          )}
          <EarlierQuestions
            asked={earlier}
            interviewer={interviewer?.name ?? "the interviewer"}
            answers={answers}
          />
          <EarlierMessages room={state.room} />
        </main>
        <footer className="mx-auto w-full max-w-[740px] px-[18px] pb-8">
          <SoundSwitch on={sounds} onChange={setSounds} />
        </footer>
      </div>
      <Told words={told} />
    </>
  );
}

/** Stands before it speaks, and stays when the screen before it changes: a region that is new itself may not be read. */
function Told({ words }: { words: string }) {
  return (
    <p aria-live="polite" className="sr-only">
      {words}
    </p>
  );
}

function openAnswers(client: RoomClient, name: string): Autosaves<string> {
  return createAutosaves<string>({
    name,
    empty: "",
    initial: Object.fromEntries(
      Object.entries(client.state().answers).map(([id, { body, ...rest }]) => [id, { value: body, ...rest }]),
    ),
    check: (body) => tooLong(body, "An answer"),
    save: async ({ key, value, baseRevision, opId }) =>
      outcomeOf(
        await client.send("answer:save", { askedQuestionId: key, body: value, baseRevision, opId }),
        (saved) => saved.body,
      ),
  });
}

/** What was written is sent at once when the question leaves the screen or the interview ends. */
function useLastWords(answers: Autosaves<string>, askedQuestionId: string | undefined, status: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because these changed, not with them
  useEffect(() => answers.flush(), [answers, askedQuestionId, status]);
}

/** Tells that the question stands on this screen: after it was painted, and only while the page is visible. */
function useReceipt(client: RoomClient, askedQuestionId: string | undefined, connected: boolean): void {
  useEffect(() => {
    if (!askedQuestionId || !connected) return;
    const painted = requestAnimationFrame(() => void client.send("question:shown", { askedQuestionId }));
    return () => cancelAnimationFrame(painted);
  }, [client, askedQuestionId, connected]);
}
