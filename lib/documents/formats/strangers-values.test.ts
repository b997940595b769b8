// What other people's tables and lists hold comes in without its HTML.
import { expect, test } from "vitest";
import { finish } from "../testing";
import { readCsv } from "./csv";
import { readJson } from "./json";

const csv = (text: string) => finish(readCsv(text)).questions.map(({ fields }) => fields);
const json = (value: unknown) =>
  finish(readJson(JSON.stringify(value))).questions.map(({ fields }) => fields);

const answer = "<p>The sea&nbsp;rises.</p><br>And <b>falls</b>.<pre><code>a &lt; b\n</code></pre>";
const read = {
  prompt: "What is a *tide*?",
  modelAnswer: "The sea rises.\n\nAnd **falls**.\n\n```\na < b\n```",
  hints: ["Moon", "Sun & wind"],
};

test("a table's cells come in without HTML", () => {
  const hints = "<ul><li>Moon</li><li>Sun &amp; wind</li></ul>";
  expect(csv(`question,answer,hints\n"<h3>What is a <i>tide</i>?</h3>","${answer}","${hints}"`)).toEqual([
    read,
  ]);
  expect(csv(`"<p>What is a <i>tide</i>?</p>","${answer}"`)).toEqual([{ ...read, hints: undefined }]);
});

test("so do the values of JSON, at any depth", () => {
  const question = {
    q: "<p>What is a <i>tide</i>?</p>",
    a: answer,
    hints: ["<li>Moon</li>", "Sun &amp; wind"],
  };
  expect(json([question])).toEqual([read]);
  expect(json({ sea: { cards: [question] }, land: { cards: [question] } })).toEqual([read, read]);
  expect(json(["<p>Why?</p>"])).toEqual([{ prompt: "Why?" }]);
});

test("a list's mark goes only where the field is a list itself, and a tag that is spoken of stays", () => {
  const prompt = "What tells <div> from <span>?";
  expect(json([{ prompt, answer: "Two:<ul><li>one</li><li>two</li></ul>" }])).toEqual([
    { prompt, modelAnswer: "Two:\n\n- one\n- two" },
  ]);
});
