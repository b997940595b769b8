// Markdown to HTML that may be shown as it is: by allow-list, without raw HTML, images or inline styles (the pages' policy
// forbids those). A child process does it where a text is people's (`lib/work/render.ts`). Every parser is loaded at the first use.
import type { Element, ElementContent, Root } from "hast";
import type { Nodes } from "mdast";
import type { Options as Schema } from "rehype-sanitize";
import { AppError } from "../errors";

type Render = (text: string) => string;

/** Renders a prompt or a model answer of our own. Headings begin at h3, because they stand inside a page's own. */
export async function renderMarkdown(text: string): Promise<string> {
  return (await loadRenderer())(text);
}

let renderer: Promise<Render> | undefined;

/** What it gives throws `invalid` for a text that is nested too deeply. */
export function loadRenderer(): Promise<Render> {
  renderer ??= makeRenderer();
  return renderer;
}

async function makeRenderer(): Promise<Render> {
  const [{ unified }, parse, gfm, toRehype, sanitize, stringify, code] = await Promise.all([
    import("unified"),
    import("remark-parse"),
    import("remark-gfm"),
    import("remark-rehype"),
    import("rehype-sanitize"),
    import("rehype-stringify"),
    import("./code"),
  ]);
  const colourCode = await code.loadCodeColours();
  const pipeline = unified()
    .use(parse.default)
    .use(gfm.default)
    .use(() => prepareTree)
    .use(toRehype.default, { footnoteLabelTagName: "h3" })
    .use(sanitize.default, allowed)
    .use(() => finishElements)
    .use(() => colourCode)
    .use(stringify.default);
  return (text) => {
    if (nestedLine.test(text)) throw tooDeep();
    return String(pipeline.processSync(text));
  };
}

const allowed: Schema = {
  tagNames: [
    ..."p br hr strong em del code pre blockquote ul ol li table thead tbody tr th td a sup".split(" "),
    ..."h3 h4 h5 h6".split(" "),
  ],
  attributes: {
    a: ["href"],
    code: [["className", /^language-[\w-]+$/]],
    ol: ["start"],
    th: ["align"],
    td: ["align"],
  },
  protocols: { href: ["http", "https", "mailto"] },
  strip: ["script", "style"],
  ancestors: {
    li: ["ul", "ol"],
    tr: ["table"],
    td: ["table"],
    th: ["table"],
    thead: ["table"],
    tbody: ["table"],
  },
};

/** Raw HTML is shown as the text that it is, an image as its words, and the highest heading becomes an h3. */
function prepareTree(tree: Nodes): void {
  const depths: number[] = [];
  walkText(tree, (node) => {
    if (node.type === "heading") depths.push(node.depth);
  });
  const shift = 3 - Math.min(...depths, 3);
  walkText(tree, (node, parent) => {
    if (node.type === "heading") node.depth = Math.min(6, node.depth + shift) as typeof node.depth;
    if (node.type !== "html" && node.type !== "image" && node.type !== "imageReference") return;
    const words = { type: "text", value: node.type === "html" ? node.value : (node.alt ?? "") } as const;
    const isBlock = parent.type !== "paragraph" && "children" in parent && holdsBlocks.has(parent.type);
    Object.assign(node, isBlock ? { type: "paragraph", children: [words] } : words);
  });
}

const holdsBlocks = new Set<string>(["root", "blockquote", "listItem", "footnoteDefinition"]);

// Parser and renderer call themselves for each level: a text that is nested for its own sake would exhaust the stack.
const deepest = 50;
const nestedLine = /^(?:[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))){51}/m;
const tooDeep = () =>
  new AppError("invalid", "This text is nested too deeply. Use fewer quotes or lists inside each other.");

function walkText(tree: Nodes, visit: (node: Nodes, parent: Nodes) => void): void {
  const left = [{ node: tree, parent: tree, depth: 0 }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, parent, depth } = next;
    if (depth > deepest) throw tooDeep();
    const children = "children" in node ? node.children : [];
    visit(node, parent);
    for (const child of children) left.push({ node: child, parent: node, depth: depth + 1 });
  }
}

/** Links are closed; a table may be wider than its place, so the keyboard reaches it to scroll. */
function finishElements(tree: Root): void {
  const left: (Root | Element)[] = [tree];
  for (let parent = left.pop(); parent; parent = left.pop()) {
    const children = parent.children.flatMap((child) => closeLink(child as ElementContent));
    parent.children = children;
    for (const child of children) {
      if (child.type !== "element") continue;
      if (child.tagName === "table") child.properties = { tabIndex: 0 };
      left.push(child);
    }
  }
}

/**
 * A link leads out, to http, https or mail, and tells nobody where it came from; any other keeps only its words, and so does
 * an address that stands bare: in a question it is an example, and pressing it would open a mail program.
 */
function closeLink(node: ElementContent): ElementContent[] {
  if (node.type !== "element" || node.tagName !== "a") return [node];
  const { href } = node.properties;
  if (typeof href !== "string" || !/^(https?:\/\/|mailto:)/i.test(href)) return node.children;
  const [words] = node.children;
  if (words?.type === "text" && href === `mailto:${words.value}`) return node.children;
  node.properties = { href, rel: ["noopener", "noreferrer", "nofollow"] };
  return [node];
}
