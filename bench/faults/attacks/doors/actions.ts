// Server actions of the build, asked for as a page of ours asks for them.
import { readFileSync } from "node:fs";
import { z } from "zod";

const manifest = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });
const manifestFile = ".next/server/server-reference-manifest.json";

/** Throws where the build has none of that name: it would be asked for nothing. */
export function headersOf(action: string, text = readFileSync(manifestFile, "utf8")): Record<string, string> {
  const { node } = manifest.parse(JSON.parse(text));
  const [id] = Object.entries(node).find(([, { exportedName }]) => exportedName === action) ?? [];
  if (!id) throw new Error(`The build has no action ${action}.`);
  return {
    accept: "text/x-component",
    "next-action": id,
    "content-type": "text/plain;charset=UTF-8",
  };
}
