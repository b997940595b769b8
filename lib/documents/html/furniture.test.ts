import { expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { readDocument } from "../read-document";
import { finish, sayProblems, sayQuestions } from "../testing";
import { breakLines } from "./break-lines";

const read = (text: string, name = "tides.html") =>
  finish(readDocument({ name, bytes: new TextEncoder().encode(text) }));
const page = (body: string) => `<!DOCTYPE html><html><body>${body}</body></html>`;
const sayLeft = (text: string) =>
  read(text).leftOut.map(({ lines, text }) => `${lines.from}-${lines.to} ${text}`);

const first = "<h3>What is ebb?</h3><p>Falling.</p><ul><li>Out</li></ul>";
const second = "<h3>What is flow?</h3><p>Rising.</p><ul><li>In</li></ul>";
const expected = ["What is ebb? → Falling.\n\n- Out", "What is flow? → Rising.\n\n- In"];
const said = (text: string, name?: string) =>
  read(text, name).questions.map(({ fields }) => `${fields.prompt} → ${fields.modelAnswer}`);

const furniture: Record<string, string> = {
  footer: "<footer><p>Copyright 2024.</p><!-- </footer> --><div>We use cookies.</div></footer>",
  nav: '<nav><ul><li><a href="/spring">What is a spring tide?</a></li></ul></nav>',
  header: '<header><a href="/">Home</a><nav>Seas</nav></header>',
  aside: "<aside><h3>Read on</h3><ul><li>What is a wave?</li></ul></aside>",
  form: '<form action="/news"><h3>Our newsletter</h3><input name="mail"><button>Send</button></form>',
  dialog: "<dialog open><p>We use cookies.</p></dialog>",
  script: "<script>if (a > 1) document.write('<p>Hello</p>')</script>",
  style: "<style>p { color: red }</style>",
  picture: '<svg viewBox="0 0 1 1"><title>A wave</title><path d="M0 0"/></svg>',
  remark: "<!-- <h3>What is a wave?</h3> -->",
};

test.each(Object.entries(furniture))(
  "a page's %s is no part of an answer, in one line or several",
  (_, html) => {
    for (const text of [
      page(first + html + second + html),
      first + second + (html.startsWith("<aside") ? "" : html),
    ]) {
      expect(said(text)).toEqual(expected);
      expect(said(text.replaceAll("><", ">\n<"))).toEqual(expected);
    }
  },
);

test("two remarks on a line leave out no more than themselves", () => {
  expect(said(page("<h3>What is ebb?</h3><!-- a --><p>Falling <!-- b -->water.</p><!-- c -->"))).toEqual([
    "What is ebb? → Falling water.",
  ]);
});

test("what is left out is named with its lines and its words", () => {
  expect(
    sayLeft(
      `<html>\n<body>\n${first}\n<footer>\n<p>Copyright &copy; 2024.</p>\n<a href="/">Home</a>\n</footer>\n</body></html>`,
    ),
  ).toEqual(["4-7 Copyright &copy; 2024. Home"]);
});

test("a script of one long line is no problem", () => {
  const text = page(`<script>${"wave();".repeat(5_000)}</script>${first}`);
  expect(sayProblems(read(text))).toEqual([]);
});

test("a header keeps its headings: they name the topic, or ask", () => {
  const text = page(
    `<header><a href="/">Home</a><h1>Tides</h1></header><article><header><h2>What is ebb?</h2><p>By Ann</p></header><p>Falling.</p></article>`,
  );
  expect(said(text)).toEqual(["What is ebb? → Falling."]);
  expect(read(text).questions[0]?.under).toEqual(["Tides"]);
});

test.each([
  ["around the whole page", `<p>${"Water. ".repeat(80)}</p>`],
  ["with a question for a heading", ""],
])("a form %s is no furniture", (_, words) => {
  const html = page(`<form action="/quiz"><h3>What is ebb?</h3><p>Falling.</p>${words}</form>`);
  expect(said(html)).toEqual([expect.stringContaining("What is ebb? → Falling.")]);
});

test("Markdown keeps the remarks that Notion writes, and the tags that a line shows", () => {
  const text =
    "### What is ebb?\n\n<aside>\n💡 Mind the moon.\n</aside>\n\nIts links stand in <nav>these</nav> tags.";
  expect(sayQuestions(read(text, "tides.md"))).toEqual([
    "1-7 What is ebb? → 💡 Mind the moon.\n\nIts links stand in <nav>these</nav> tags.",
  ]);
});

test("an answer of JSON may be about a page's furniture", () => {
  const answer = "<p>These:</p><table><tr><td>a</td></tr></table><footer>The foot</footer>";
  expect(sayQuestions(read(JSON.stringify([{ question: "Which tags?", answer }]), "tags.json"))).toEqual([
    "1-1 Which tags? → These:\n\n| a |\n| --- |\n\nThe foot",
  ]);
});

test.each([
  ...["<header><h1>x", "<header><h1>x</h1>", "<form><!--", "<nav></nav>", "<svg>", "<form>x</form>"].map(
    (sign) => (size: number) => sign.repeat(size),
  ),
  (size: number) => "<form><header><h1>x</h1>".repeat(size) + "</header></form>".repeat(size),
  (size: number) => `<header>${"<!--".repeat(20 * size)}</header>`,
  (size: number) => `<header>${"<h1>".repeat(20 * size)}</header>`,
  (size: number) => `<form>${"<!--".repeat(size)}</form>`.repeat(20),
  (size: number) => `<form>${"<!--".repeat(200)}</form>`.repeat(size / 20),
])("is done in one pass, whatever is opened and never closed: %#", async (long) => {
  expect(await growthOf((size) => finish(breakLines(page(long(size)))), 2_000)).toBeLessThan(mostGrowth);
});
