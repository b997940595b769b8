// What a curious candidate would try with what their browser has.
import { expect, type Page } from "@playwright/test";
import type { Recording } from "./record";
import type { MarkedWorld } from "./world";

/** What a curious candidate would send through the socket that they have. Each answer is a frame, and so recorded. */
export async function pry(
  page: Page,
  recording: Recording,
  { interviewId, questions }: MarkedWorld,
): Promise<void> {
  const before = recording.frames().length;
  const nothing = { answers: {}, notes: {}, ratings: {} };
  const commands: [string, unknown][] = [
    ["room:catch-up", { seq: 0, panelSeq: 0, ...nothing }],
    ["bank:search", { text: "" }],
    ...questions.map(({ versionId }): [string, unknown] => [
      "question:guide",
      { questionVersionId: versionId },
    ]),
    ["note:save", { opId: crypto.randomUUID(), askedQuestionId: null, body: "x", baseRevision: 1 }],
    ["interview:end", { opId: crypto.randomUUID() }],
  ];
  const replies = await page.evaluate(
    ({ interviewId, commands }) =>
      new Promise<string[]>((done) => {
        const socket = new WebSocket(
          `${location.origin.replace("http", "ws")}/live/?EIO=4&transport=websocket`,
        );
        const replies: string[] = [];
        socket.onmessage = ({ data }) => {
          if (data.startsWith("0")) socket.send(`40${JSON.stringify({ interviewId, door: "candidate" })}`);
          if (data.startsWith("40"))
            commands.forEach((command, at) => void socket.send(`42${at}${JSON.stringify(command)}`));
          if (data.startsWith("43")) replies.push(data);
          if (replies.length === commands.length) done(replies);
        };
      }),
    { interviewId, commands },
  );
  expect(replies.filter((reply) => reply.includes('"ok":true'))).toHaveLength(1);
  expect(recording.frames().length).toBeGreaterThanOrEqual(before + replies.length);
}

/** Every address there is, as a page and as the router asks for it, with the candidate's cookie. */
export async function askEverything(recording: Recording, world: MarkedWorld): Promise<void> {
  const { interviewId, otherInterview, questions, code } = world;
  const ofInterviews = [interviewId, otherInterview.interviewId].flatMap((id) =>
    ["", "/candidate", "/room", "/scorecard"].map((end) => `/interviews/${id}${end}`),
  );
  const desk = [
    "/",
    "/interviews",
    "/interviews/new",
    "/scorecards",
    "/practice",
    "/practice/question",
    "/practice/history",
    `/join/${code}`,
  ];
  const practice = questions.map(({ questionId }) => `/practice/${questionId}`);
  const asRouter = [
    { RSC: "1" },
    { RSC: "1", "Next-Router-Prefetch": "1" },
    { RSC: "1", "Next-Router-Segment-Prefetch": "/_tree" },
  ];
  for (const path of [...ofInterviews, ...desk, ...practice])
    for (const headers of [{}, ...asRouter]) await recording.ask(path, headers as Record<string, string>);
  for (const path of ["session", "csrf", "providers"]) await recording.ask(`/api/auth/${path}`);
  for (const script of recording.scripts()) expect(await recording.ask(`${script}.map`)).toBe(404);
}
