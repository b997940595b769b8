// As much of a browser's document as React needs to keep a tree up to date in Node: nodes, attributes and bubbling clicks.
import { createRequire } from "node:module";

type Listener = (event: object) => void;

class PageNode {
  parentNode: PageNode | null = null;
  childNodes: PageNode[] = [];
  attributes = new Map<string, string>();
  listeners = new Map<string, Set<Listener>>();
  style = {};
  nodeValue = "";
  value = "";
  constructor(
    readonly nodeType: number,
    readonly nodeName: string,
    readonly ownerDocument: PageNode | null,
  ) {}
  get tagName() {
    return this.nodeName;
  }
  get namespaceURI() {
    return "http://www.w3.org/1999/xhtml";
  }
  get firstChild(): PageNode | null {
    return this.childNodes[0] ?? null;
  }
  get textContent(): string {
    return this.nodeValue + this.childNodes.map((node) => node.textContent).join("");
  }
  set textContent(text: string) {
    this.childNodes = text === "" ? [] : [this.createTextNode(text)];
  }
  createElement(name: string) {
    return new PageNode(1, name.toUpperCase(), this.ownerDocument ?? this);
  }
  createTextNode(text: string) {
    return Object.assign(new PageNode(3, "#text", this.ownerDocument ?? this), { nodeValue: text });
  }
  appendChild(node: PageNode) {
    return this.insertBefore(node, null);
  }
  insertBefore(node: PageNode, before: PageNode | null) {
    node.parentNode?.removeChild(node);
    const at = before ? this.childNodes.indexOf(before) : this.childNodes.length;
    this.childNodes.splice(at, 0, node);
    return Object.assign(node, { parentNode: this });
  }
  removeChild(node: PageNode) {
    this.childNodes = this.childNodes.filter((each) => each !== node);
    return Object.assign(node, { parentNode: null });
  }
  setAttribute(name: string, value: string) {
    this.attributes.set(name, value);
  }
  removeAttribute(name: string) {
    this.attributes.delete(name);
  }
  addEventListener(type: string, run: Listener) {
    this.listeners.set(type, (this.listeners.get(type) ?? new Set()).add(run));
  }
  removeEventListener(type: string, run: Listener) {
    this.listeners.get(type)?.delete(run);
  }
  contains() {
    return false;
  }
  /** All elements of this name below, in the order of the document. */
  all(name: string): PageNode[] {
    return this.childNodes.flatMap((node) => [
      ...(node.nodeName === name.toUpperCase() ? [node] : []),
      ...node.all(name),
    ]);
  }
}

/** React and a container in a page of its own; it must be opened before anything else loads react-dom. */
export function openPage() {
  const document = Object.assign(new PageNode(9, "#document", null), {
    activeElement: null,
    defaultView: globalThis,
  });
  const container = document.createElement("main");
  const browser = {
    navigator: { userAgent: "" },
    HTMLIFrameElement: class {},
    IS_REACT_ACT_ENVIRONMENT: true,
  };
  Object.assign(globalThis, { window: globalThis, document }, browser);
  const require = createRequire(import.meta.url);
  const React = require("react");
  const open = (given?: object) => require("react-dom/client").createRoot(container, given);
  const click = (target: PageNode | undefined) =>
    React.act(async () => {
      for (const run of container.listeners.get("click") ?? []) run({ type: "click", target, bubbles: true });
    });
  return { React, container, open, click };
}
