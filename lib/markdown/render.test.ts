import { expect, test } from "vitest";
import { growthOf, mostGrowth } from "@/lib/text/testing";
import { renderMarkdown } from "./render";

test.each([
  ["a script", "Hi <script>alert(1)</script>"],
  ["a script as a block", "<script>\nalert(1)\n</script>"],
  ["a handler", '<img src=x onerror="alert(1)">'],
  ["a handler on text", '<p onclick="alert(1)">a</p>'],
  ["a style", '<b style="position:fixed">a</b>'],
  ["a style element", "<style>*{display:none}</style>"],
  ["a frame", '<iframe src="https://evil.example"></iframe>'],
  ["an object", '<object data="https://evil.example"></object>'],
  ["a form", '<form action="https://evil.example"><input name="a"></form>'],
  ["svg", '<svg><script href="data:text/javascript,alert(1)"/></svg>'],
  ["a javascript link", "[a](javascript:alert(1))"],
  ["a javascript link in disguise", "[a](JaVa\tScRiPt:alert(1))"],
  ["a javascript link by entity", "[a](&#106;avascript:alert(1))"],
  ["a javascript link by reference", "[a][b]\n\n[b]: javascript:alert(1)"],
  ["a javascript autolink", "<javascript:alert(1)>"],
  ["a data link", "[a](data:text/html;base64,PHNjcmlwdD4=)"],
  ["a vbscript link", "[a](vbscript:msgbox(1))"],
  ["a file link", "[a](file:///etc/passwd)"],
  ["a link without scheme", "[a](//evil.example)"],
  ["a relative link", "[a](/api/auth/signout)"],
  ["an image", "![a](https://evil.example/pixel.png)"],
  ["an image with a data address", "![a](data:image/svg+xml,x)"],
  ["an image by reference", "![a][b]\n\n[b]: https://evil.example/pixel.png"],
  ["a footnote", "a[^x]\n\n[^x]: <img src=x onerror=alert(1)>"],
  ["code that closes itself", "```html\n</code></pre><script>alert(1)</script>\n```"],
  ["a language that is an attribute", '```x" onmouseover="alert(1)\na\n```'],
  ["a title", '[a](https://a.example "x\\" onclick=\\"alert(1)")'],
])("%s can't do anything", async (_, text) => {
  const html = await renderMarkdown(text);
  const tags = html.match(/<[^>]*>/g) ?? [];
  for (const tag of tags) {
    expect(tag).toMatch(
      /^<\/?(p|br|hr|strong|em|del|code|pre tabindex="0"|pre|blockquote|ul|ol|li|table tabindex="0"|table|thead|tbody|tr|th|td|sup|h[3-6]|span|span class="tok-[a-z]+"|a|a href="https:\/\/a\.example" rel="noopener noreferrer nofollow")>$/,
    );
  }
});

test("a table, which may have to scroll, is reached by the keyboard", async () => {
  expect(await renderMarkdown("|a|\n|-|\n|b|")).toMatch(/^<table tabindex="0">/);
});

test("links go out by http, https or mail, and tell nothing", async () => {
  const rel = 'rel="noopener noreferrer nofollow"';
  expect(await renderMarkdown("[a](https://a.example/?x=1)")).toBe(
    `<p><a href="https://a.example/?x=1" ${rel}>a</a></p>`,
  );
  expect(await renderMarkdown("[a](http://a.example)")).toContain(`href="http://a.example" ${rel}`);
  expect(await renderMarkdown("[a](mailto:a@a.example)")).toContain(`href="mailto:a@a.example" ${rel}`);
  expect(await renderMarkdown("[a *b*](/c)")).toBe("<p>a <em>b</em></p>");
});

test("raw HTML is shown as it was written, so nothing that was typed disappears", async () => {
  expect(await renderMarkdown("Use <br> or <b>x</b>")).toBe("<p>Use &#x3C;br> or &#x3C;b>x&#x3C;/b></p>");
  expect(await renderMarkdown("<div>\nx\n</div>")).toBe("<p>&#x3C;div>\nx\n&#x3C;/div></p>");
  expect(await renderMarkdown("> <hr>\n\n- <hr>")).toContain("<blockquote>\n<p>&#x3C;hr></p>\n</blockquote>");
});

test.each([
  ["# A\n\n## B", "<h3>A</h3>\n<h4>B</h4>"],
  ["### A\n\n#### B", "<h3>A</h3>\n<h4>B</h4>"],
  ["#### A", "<h4>A</h4>"],
  ["# A\n\n###### B", "<h3>A</h3>\n<h6>B</h6>"],
])("headings begin at h3: %j", async (text, html) => {
  expect(await renderMarkdown(text)).toBe(html);
});

test("tables, lists and deletions of GitHub's Markdown", async () => {
  const html = await renderMarkdown("| a | b |\n|---|--:|\n| 1 | 2 |\n\n3. x\n4. ~~y~~");
  expect(html).toContain('<td align="right">2</td>');
  expect(html).toContain('<ol start="3">\n<li>x</li>\n<li><del>y</del></li>');
});

test.each([
  ["python", "if x is None:  # why", ["keyword", "constant", "comment"]],
  ["sql", "SELECT 'a' FROM t WHERE n = 1", ["keyword", "string", "number"]],
  ["js", 'const a = "b";', ["keyword", "string"]],
  ["typescript", "let a = null;", ["keyword", "constant"]],
  ["html", '{% if a %}<p class="b">{# c #}', ["keyword", "constant", "string", "comment"]],
  ["django", "{% url 'a' %}", ["keyword", "string"]],
  ["bash", "export A='b' # c", ["keyword", "string", "comment"]],
  ["json", '{"a": 1}', ["string", "number"]],
])("%s is coloured by classes, never by styles", async (language, code, classes) => {
  const html = await renderMarkdown(`\`\`\`${language}\n${code}\n\`\`\``);
  for (const name of classes) expect(html).toContain(`class="tok-${name}"`);
  expect(html).not.toContain("style=");
  const text = html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#x3C;", "<")
    .replaceAll("&#x26;", "&");
  expect(text).toBe(code);
});

test("code of an unknown language stays as it is", async () => {
  expect(await renderMarkdown("```cobol\nA < B\n```")).toBe(
    '<pre tabindex="0"><code>A &#x3C; B\n</code></pre>',
  );
});

test.each([
  ["open brackets", (size: number) => "[".repeat(size)],
  ["stars", (size: number) => "*a ".repeat(size / 3)],
  ["a table of pipes", (size: number) => ["|a", "|-", "|b"].map((cell) => cell.repeat(size / 6)).join("\n")],
  ["a long line of code", (size: number) => `\`\`\`python\n${"f'{x}' ".repeat(size / 7)}\n\`\`\``],
])("%s, as long as an answer may be, are rendered soon", async (_, textOf) => {
  // Nothing is kept for one that came before.
  let nth = 0;
  const render = (size: number) => renderMarkdown(`${++nth}\n\n${textOf(size)}`);
  expect(await growthOf(render, 1_000)).toBeLessThan(mostGrowth);
});

test.each([
  ["quotes", `${"> ".repeat(2_000)}a`],
  ["quotes without spaces", ">".repeat(6_000)],
  ["lists", `${"- ".repeat(2_000)}a`],
  ["numbers", "1. ".repeat(2_000)],
  ["quoted lists", "> - ".repeat(2_000)],
  ["brackets", `${"[".repeat(3_000)}a${"](/b)".repeat(1_800)}`],
  ["emphasis", `${"*a **b ".repeat(900)}c${"** *".repeat(900)}`],
])("%s nested without end are refused in words, or rendered", async (_, text) => {
  await renderMarkdown(text).catch((error: unknown) => {
    expect(error).toMatchObject({ code: "invalid", message: expect.stringContaining("nested too deeply") });
  });
});

test("an address of mail that stands bare stays text, and a link that somebody wrote stays a link", async () => {
  expect(await renderMarkdown("Split “a@a.example, b@b.example”.")).toBe(
    "<p>Split “a@a.example, b@b.example”.</p>",
  );
  expect(await renderMarkdown("[a@a.example](mailto:b@b.example)")).toContain('href="mailto:b@b.example"');
});
