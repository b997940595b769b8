// A PgBouncer in transaction mode before the test's own Postgres. Whoever has none (PGBOUNCER names the program, of 1.21 or
// newer) goes without: the tests that need it say by name that they were skipped.
import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const pooler = process.env.PGBOUNCER;
if (!pooler && process.env.NO_SKIPS)
  throw new Error("PGBOUNCER must name a PgBouncer: nothing is skipped here");

export type Pooler = { url: string; stop(): Promise<void> };

/** Two connections to the server at most, whoever comes; nothing of a session is kept from one transaction to the next. */
export async function startPooler(databaseUrl: string): Promise<Pooler> {
  const { hostname, port, username, password, pathname } = new URL(databaseUrl);
  const folder = await mkdtemp(join(tmpdir(), "rehearse-pooler-"));
  await chmod(folder, 0o755); // as root it runs as another user
  const listens = await freePort();
  const file = join(folder, "pgbouncer.ini");
  await writeFile(
    file,
    `[databases]
* = host=${hostname} port=${port} user=${username} password=${decodeURIComponent(password)}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${listens}
unix_socket_dir =
auth_type = any
pool_mode = transaction
default_pool_size = 2
max_prepared_statements = 100
`,
  );
  const asOther = process.getuid?.() === 0 ? ["-u", "nobody"] : [];
  const child = spawn(pooler ?? "", [...asOther, file], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  await new Promise<void>((done, fail) => {
    child.stderr.on("data", (chunk) => {
      said += chunk;
      if (said.includes("process up")) done();
    });
    child.once("error", fail);
    child.once("close", () => fail(new Error(`The pooler ended:\n${said}`)));
  });
  return {
    url: `postgres://${username}@127.0.0.1:${listens}${pathname}`,
    async stop() {
      const ended = new Promise((done) => child.once("close", done));
      child.kill("SIGKILL");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** One that outgoing connections don't take. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 12_000);
    const probe = createServer();
    const isFree = await new Promise((done) => {
      probe.once("error", () => done(false));
      probe.listen({ port, host: "127.0.0.1" }, () => probe.close(() => done(true)));
    });
    if (isFree) return port;
  }
}
