import { expect, test } from "vitest";
import { findInlineAnswer, howItReads, isChatter } from "./sentence";

test("what asks, what may ask and what says", () => {
  const asks = [
    "What is a lock?",
    "**what is a lock ?**",
    "“Why two?”",
    "What is a lock? (junior)",
    "What is it (and why does it wait?)",
    "Was ist ein Schloss？",
    "Explain The basics of locks.",
    "Please briefly describe a lock.",
    "Compare locks and queues",
    "List the kinds of lock",
    "Can you explain what a lock is",
    "Tell me about a time you waited.",
    "Write a function that waits.",
    "Given a list, return its two largest items.",
    "Create a function that waits",
    "Have you used one? Describe it.",
  ];
  const may = [
    "What a lock is",
    "How to wait",
    "Is a lock fair",
    "difference between locks and queues",
    "Reverse a list",
  ];
  const says = [
    "",
    "?",
    "The basics of locks and how to use them",
    "List comprehensions",
    "State machines",
    "Explain that it waits",
    "When two wait, order them.",
    "How it works:",
    "Do not wait",
    "Should not wait",
    "Is this clear? It is.",
    "Would you like me to go on?",
    `What ${"very ".repeat(40)}`,
  ];
  const all = [...asks, ...may, ...says].map((text) => [text, howItReads(text)]);
  expect(all).toEqual([
    ...asks.map((text) => [text, "asks"]),
    ...may.map((text) => [text, "may ask"]),
    ...says.map((text) => [text, "says"]),
  ]);
});

test("where the answer begins in a line that asks and answers", () => {
  const text = "What is it? And why? It is a promise. Is it?";
  expect(findInlineAnswer(`${text} No.`)).toBe("What is it? And why?".length);
  expect(findInlineAnswer(text)).toBeUndefined();
  expect(findInlineAnswer("It is a promise? No.")).toBeUndefined();
});

test("remarks are told from answers that begin alike", () => {
  const remarks = [
    "Sure, here are ten interview questions:",
    "Here are some questions:",
    "As an AI language model, I have no opinion.",
    "I hope this helps!",
    "Good luck with it!",
  ];
  expect(remarks.filter((text) => !isChatter(text))).toEqual([]);
  const answers = [
    "Here are some advantages:",
    "Sure, a lock can wait.",
    "I hope",
    "Thanks to locks, two can wait.",
  ];
  expect(answers.filter((text) => isChatter(text))).toEqual([]);
});
