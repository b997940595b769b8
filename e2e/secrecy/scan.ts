// Finds marks in recorded bytes, however they were wrapped: as they are, escaped for JSON, URLs or HTML, in base64 at any
// offset, in hex, backwards, with NULs between (UTF-16), or compressed.
import { brotliDecompressSync, gunzipSync, inflateSync } from "node:zlib";

export type Recorded = { where: string; bytes: Buffer };
type Finding = { field: string; where: string };
type Needle = { text: string; in: "text" | "hex" | "base64" };

export function findCanaries(recorded: Recorded[], canaries: Map<string, string>): Finding[] {
  const needles = [...canaries].map(([field, canary]) => ({ field, needles: needlesOf(canary) }));
  return recorded.flatMap(({ where, bytes }) => {
    const forms = formsOf(bytes);
    return needles
      .filter((mark) =>
        mark.needles.some((needle) => forms[needle.in].some((form) => form.includes(needle.text))),
      )
      .map(({ field }) => ({ field, where }));
  });
}

function needlesOf(canary: string): Needle[] {
  return [
    { text: canary, in: "text" },
    { text: [...canary].reverse().join(""), in: "text" },
    { text: Buffer.from(canary).toString("hex"), in: "hex" },
    ...[0, 1, 2].map((offset) => ({ text: base64At(canary, offset), in: "base64" as const })),
  ];
}

/** What base64 makes of it after so many other bytes, without the characters at either end that its neighbours change. */
function base64At(canary: string, offset: number): string {
  const whole = Buffer.from("\0".repeat(offset) + canary).toString("base64");
  const firstOwn = Math.ceil((offset * 8) / 6);
  const lastOwn = Math.floor(((offset + canary.length) * 8) / 6);
  return whole.slice(firstOwn, lastOwn);
}

function formsOf(bytes: Buffer): Record<Needle["in"], string[]> {
  const plain = [bytes, ...unpack(bytes)].map((part) => part.toString("latin1"));
  const text = plain.flatMap((form) => [form, unwrap(form), unwrap(unwrap(form)), form.replaceAll("\0", "")]);
  return {
    text,
    hex: text.map((form) => form.toLowerCase()),
    base64: text.map((form) =>
      form
        .replaceAll("-", "+")
        .replaceAll("_", "/")
        .replaceAll(/[\r\n]/g, ""),
    ),
  };
}

function unwrap(text: string): string {
  return (
    text
      // A backslash is doubled by each layer of JSON.
      .replace(/\\+u\{?([0-9a-f]{4,6})\}?/gi, (_, code: string) => character(Number.parseInt(code, 16)))
      .replace(/\\+x([0-9a-f]{2})/gi, (_, code: string) => character(Number.parseInt(code, 16)))
      .replace(/%([0-9a-f]{2})/gi, (_, code: string) => character(Number.parseInt(code, 16)))
      .replace(/&#x([0-9a-f]{1,6});/gi, (_, code: string) => character(Number.parseInt(code, 16)))
      .replace(/&#(\d{1,7});/g, (_, code: string) => character(Number(code)))
  );
}

const character = (code: number) => (code <= 0x10ffff ? String.fromCodePoint(code) : "");

/** What was compressed: the whole, or a part of it that begins like gzip or zlib. */
function unpack(bytes: Buffer): Buffer[] {
  const starts = [
    ...startsOf(bytes, [0x1f, 0x8b, 0x08]),
    ...startsOf(bytes, [0x78, 0x9c]),
    ...startsOf(bytes, [0x78, 0xda]),
  ];
  const parts = starts.flatMap((start) => [
    attempt(gunzipSync, bytes, start),
    attempt(inflateSync, bytes, start),
  ]);
  return [...parts, attempt(brotliDecompressSync, bytes, 0)].filter((part) => part !== undefined);
}

function startsOf(bytes: Buffer, magic: number[]): number[] {
  const found: number[] = [];
  const wanted = Buffer.from(magic);
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

function attempt(unpackSync: (bytes: Buffer) => Buffer, bytes: Buffer, start: number): Buffer | undefined {
  try {
    return unpackSync(bytes.subarray(start));
  } catch {
    return undefined;
  }
}
