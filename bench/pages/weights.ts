// First-load JavaScript of a page: the scripts that its HTML names, each gzipped. Without the polyfills that only browsers
// without modules fetch.
import { gzipSync } from "node:zlib";

type Weight = { scripts: number; bytes: number };

export async function weigh(url: string, cookie: string): Promise<Weight> {
  const response = await fetch(url, { headers: { cookie }, redirect: "manual" });
  const html = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const scripts = listScripts(html);
  const sizes = await Promise.all(scripts.map((path) => gzipSize(new URL(path, url).href)));
  return { scripts: scripts.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
}

/** Paths in script tags, in preloads of scripts, and in the flight data, where chunks of client components are named. */
export function listScripts(html: string): string[] {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const polyfills = new Set(tags.filter((tag) => /\bnomodule\b/i.test(tag)).flatMap(pathOf));
  const named = tags.filter((tag) => tag.startsWith("<script") || /as="script"/.test(tag)).flatMap(pathOf);
  const inFlight = [...html.matchAll(/\/_next\/static\/chunks\/[\w./~-]+\.js/g)].map(([path]) => path);
  const paths = [...named, ...inFlight].map((path) => path.replace(/\?.*$/, ""));
  return [...new Set(paths)].filter((path) => !polyfills.has(path));
}

const pathOf = (tag: string): string[] => {
  const found = /\b(?:src|href)="([^"]+)"/.exec(tag)?.[1];
  return found ? [found.replaceAll("&amp;", "&")] : [];
};

const known = new Map<string, Promise<number>>();

function gzipSize(url: string): Promise<number> {
  const found = known.get(url) ?? fetchSize(url);
  known.set(url, found);
  return found;
}

async function fetchSize(url: string): Promise<number> {
  const response = await fetch(url, { headers: { "accept-encoding": "identity" } });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return gzipSync(Buffer.from(await response.arrayBuffer()), { level: 9 }).length;
}
