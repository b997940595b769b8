// The floor: an App Router page with nothing on it, and the smallest server that has Next and socket.io on one port. Built
// below dist/, because Turbopack resolves packages only inside its root.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { findFreePort } from "@/db/server/free-port";
import { type Child, startChild, untilHealthy } from "./child";
import type { Ground } from "./ground";

const files = {
  "package.json": JSON.stringify({ name: "rehearse-bench-empty", private: true, type: "module" }),
  "app/layout.jsx":
    "export default function Layout({ children }) {\n  return <html lang='en'><body>{children}</body></html>;\n}\n",
  "app/page.jsx":
    "export const dynamic = 'force-dynamic';\nexport default function Page() {\n  return <p>Nothing.</p>;\n}\n",
  "server.mjs": `import { createServer } from "node:http";
import next from "next";
import { Server } from "socket.io";
const port = Number(process.argv[2]);
const app = next({ dev: false, dir: import.meta.dirname, hostname: "127.0.0.1", port });
await app.prepare();
const server = createServer(app.getRequestHandler());
new Server(server, { path: "/live", transports: ["websocket"], serveClient: false });
server.listen(port, "127.0.0.1");
process.once("SIGTERM", () => process.exit(0));
`,
};

export async function buildEmptyApp({ root, environment }: Ground): Promise<string> {
  const folder = join(root, "dist", "bench-empty");
  const version = readFileSync(join(root, "node_modules", "next", "package.json"), "utf8");
  const stamp = join(folder, "stamp.json");
  const wanted = JSON.stringify([files, version]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return folder;
  mkdirSync(join(folder, "app"), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const config = `export default { turbopack: { root: ${JSON.stringify(root)} } };\n`;
  writeFileSync(join(folder, "next.config.js"), config);
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const building = startChild([next, "build", relative(root, folder)], { cwd: root, env: environment });
  if ((await building.ended) !== 0) throw new Error(`The empty page can't be built:\n${building.output()}`);
  writeFileSync(stamp, wanted);
  return folder;
}

export async function startEmptyApp(ground: Ground, folder: string): Promise<Child & { url: string }> {
  const port = await findFreePort();
  const child = startChild([join(folder, "server.mjs"), String(port)], {
    cwd: folder,
    env: ground.environment,
  });
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(url, child);
  return { ...child, url };
}
