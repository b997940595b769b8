import { expect, it } from "vitest";
import { listScripts } from "./weights";

it("counts each script once, from tags, preloads and flight data, without the polyfills", () => {
  const html = `<link rel="preload" as="script" href="/_next/static/chunks/a.js?dpl=1"/>
    <link rel="stylesheet" href="/_next/static/chunks/style.css"/>
    <script src="/_next/static/chunks/polyfills.js" noModule=""></script>
    <script src="/_next/static/chunks/a.js" async=""></script>
    <script>self.__next_f.push([1,"I[1,[\\"/_next/static/chunks/b.js\\"]"])</script>`;
  expect(listScripts(html)).toEqual(["/_next/static/chunks/a.js", "/_next/static/chunks/b.js"]);
});
