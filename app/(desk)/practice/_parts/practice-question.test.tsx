import { randomUUID } from "node:crypto";
import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import Link from "next/link";
import { renderToString } from "react-dom/server";
import { describe, expect, test, vi } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { revealAnswer } from "@/lib/practice/commands";
import { readPracticeQuestion } from "@/lib/practice/reads";
import { PracticeQuestion } from "./practice-question";
import { SkipLink } from "./skip-link";

vi.mock("next/link", () => ({ default: vi.fn(() => null) }));

const { database } = useDatabase();
const canaries = ["title", "model", "point", "follow", "hint", "level"].map(
  (part) => `canary-${part}-${randomUUID()}`,
);
const [title, model, point, follow, hint, level] = canaries;
const way = { isOfTopic: false, onward: "/on", skip: "/skip", postponed: [], leftOut: [] };
const router = { push() {}, replace() {}, refresh() {}, back() {}, forward() {}, prefetch() {} };

describe("the page's first HTML", () => {
  test("holds the prompt and nothing of the guide, in its markup or in what is handed to the browser", async () => {
    const { html, handed } = await firstPage(await makeWorld());
    expect(html).toContain("What does it cost?");
    expect(html).toContain("Give me a hint");
    for (const canary of canaries) {
      expect(html).not.toContain(canary);
      expect(handed).not.toContain(canary);
    }
  });

  test("once an attempt is kept it does hold the guide: the test above can fail", async () => {
    const world = await makeWorld();
    await revealAnswer(database(), world.member, {
      attemptId: randomUUID(),
      questionVersionId: world.versionId,
      answer: "It depends.",
      confidence: 40,
      hintsTaken: 0,
      tookMs: 1000,
      doesNotKnow: false,
    });
    const { html } = await firstPage(world);
    for (const canary of [model, point, follow, level]) expect(html).toContain(canary);
  });
});

test.each([
  [true, "1 new in this topic"],
  [false, "Nothing else is due"],
])("a question that nobody is late with has the run's own words: of a topic %s", async (isOfTopic, words) => {
  const { html } = await firstPage(await makeWorld(), { ...way, isOfTopic });
  expect(html).toContain(words);
});

test.each([true, false])("while an answer is being kept a click skips nothing: %s", (isHeld) => {
  const preventDefault = vi.fn();
  renderToString(
    <AppRouterContext.Provider value={router as never}>
      <SkipLink to="/skip" isHeld={isHeld} />
    </AppRouterContext.Provider>,
  );
  vi.mocked(Link).mock.lastCall?.[0].onClick?.({ preventDefault } as never);
  expect(preventDefault).toHaveBeenCalledTimes(isHeld ? 1 : 0);
});

async function firstPage({ member, questionId }: Awaited<ReturnType<typeof makeWorld>>, along = way) {
  const question = await readPracticeQuestion(database(), member, { questionId, now: new Date() });
  const html = renderToString(
    <AppRouterContext.Provider value={router as never}>
      <PracticeQuestion {...question} personId={member.personId} way={along} />
    </AppRouterContext.Provider>,
  );
  return { html, handed: JSON.stringify(question) };
}

async function makeWorld() {
  const member = await createMember(database());
  const made = await createQuestion(database(), {
    teamId: member.teamId,
    title,
    topic: "ORM",
    prompt: "What does it cost?",
    promptHtml: "<p>What does it cost?</p>",
    modelAnswer: model,
    modelAnswerHtml: `<p>${model}</p>`,
    keyPoints: [point ?? ""],
    followUps: [follow ?? ""],
    hints: [hint ?? ""],
    levels: [1, 2, 3, 4, 5].map((number) => `${level} ${number}`),
  });
  return { member, ...made };
}
