/** A question whose guide is told from its prompt at a glance. */
export const planted = {
  title: "guide title",
  prompt: "prompt",
  promptHtml: "<p>prompt</p>",
  modelAnswer: "guide model",
  modelAnswerHtml: "<p>guide model</p>",
  followUps: ["guide f"],
  keyPoints: ["guide a", "guide b", "guide c"],
  hints: ["guide hint 1", "guide hint 2"],
};
