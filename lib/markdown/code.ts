// Colours for code as classes (`tok-keyword` …), because the pages' policy forbids inline styles.

import type { Element, ElementContent, Root, Text } from "hast";
import { keysOf } from "@/lib/keys";

type Token = { content: string; color?: string };
type Tokenize = (code: string, lang: string) => Token[][];

const languages: Record<string, string> = {
  python: "python",
  py: "python",
  pycon: "python",
  sql: "sql",
  javascript: "javascript",
  js: "javascript",
  typescript: "typescript",
  ts: "typescript",
  html: "jinja-html",
  django: "jinja-html",
  jinja: "jinja-html",
  "html-django": "jinja-html",
  htmldjango: "jinja-html",
  bash: "bash",
  sh: "bash",
  shell: "bash",
  console: "bash",
  json: "json",
};

/** `jinja` brings `jinja-html`: pages with tags like Django's. */
const grammars = ["python", "sql", "javascript", "typescript", "html", "jinja", "bash", "json"] as const;

// Shiki wants colours; ours are only names that are turned into classes below.
const scopesOf = {
  comment: ["comment", "punctuation.definition.comment"],
  string: ["string", "punctuation.definition.string", "storage.type.string"],
  number: ["constant.numeric"],
  constant: [
    "constant.language",
    "variable.other.constant",
    "support.constant",
    "entity.other.attribute-name",
  ],
  keyword: [
    "keyword",
    "keyword.operator.logical.python",
    "keyword.operator.new",
    "storage",
    "entity.name.tag",
    "variable.language.special.self",
  ],
} as const;
const names = keysOf(scopesOf);
const colourOf = (index: number) => `#00000${index + 1}`;

/** A rehype step that colours fenced code of the known languages. Everything else stays plain text. */
export async function loadCodeColours(): Promise<(tree: Root) => void> {
  const tokenize = await loadTokenizer();
  return (tree) => colour(tree, tokenize);
}

async function loadTokenizer(): Promise<Tokenize> {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, { bundledLanguages }] =
    await Promise.all([import("shiki/core"), import("shiki/engine/javascript"), import("shiki/langs")]);
  const settings: { scope: string[]; settings: { foreground: string } }[] = names.map((name, index) => ({
    scope: [...scopesOf[name]],
    settings: { foreground: colourOf(index) },
  }));
  settings.push({ scope: ["keyword.operator", "string.unquoted"], settings: { foreground: "#000000" } });
  const highlighter = await createHighlighterCore({
    themes: [{ name: "classes", type: "light", fg: "#000000", bg: "#ffffff", settings }],
    langs: grammars.map((name) => bundledLanguages[name]),
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  // A limit by time would colour the same code differently on a busy machine; very long lines stay plain instead.
  const limits = { tokenizeTimeLimit: 0, tokenizeMaxLineLength: 2_000 };
  return (code, lang) => highlighter.codeToTokensBase(code, { lang, theme: "classes", ...limits });
}

function colour(tree: Root, tokenize: Tokenize): void {
  const left: (Root | Element)[] = [tree];
  for (let parent = left.pop(); parent; parent = left.pop()) {
    for (const child of parent.children) {
      if (child.type !== "element") continue;
      const code = child.tagName === "pre" ? child.children[0] : undefined;
      if (code?.type === "element") colourBlock(child, code, tokenize);
      else left.push(child);
    }
  }
}

function colourBlock(block: Element, code: Element, tokenize: Tokenize): void {
  // A block that is wider than the screen scrolls; without this it couldn't by keyboard.
  block.properties = { tabIndex: 0 };
  const [text] = code.children;
  const language = languages[languageOf(code)];
  if (language && text?.type === "text") {
    code.children = toSpans(tokenize(text.value.replace(/\n$/, ""), language));
  }
  code.properties = {};
}

function languageOf(code: Element): string {
  const { className } = code.properties;
  const name = Array.isArray(className)
    ? className.find((each) => String(each).startsWith("language-"))
    : undefined;
  return String(name ?? "")
    .slice("language-".length)
    .toLowerCase();
}

function toSpans(lines: Token[][]): ElementContent[] {
  const pieces: ElementContent[] = [];
  lines.forEach((line, index) => {
    if (index > 0) pieces.push({ type: "text", value: "\n" });
    for (const { content, color } of line) pieces.push(toSpan({ type: "text", value: content }, color));
  });
  return pieces;
}

function toSpan(text: Text, color: string | undefined): ElementContent {
  const name = names.find((_, index) => colourOf(index) === color);
  if (!name || !text.value.trim()) return text;
  return { type: "element", tagName: "span", properties: { className: [`tok-${name}`] }, children: [text] };
}
