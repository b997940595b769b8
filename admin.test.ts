// What whoever runs the server types at its machine, as they type it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createPerson } from "@/db/testing/factories";
import { signIn } from "@/lib/auth/commands";
import { hashPassword } from "@/lib/auth/password";
import { resetPassword } from "@/lib/auth/resets/commands";
import { bundle } from "./bench/bundle.mjs";

const { database, url } = useDatabase();
const old = "tulip-orbit-44";
const address = "here";
const folder = mkdtempSync(join(tmpdir(), "rehearse-admin-"));
let file: string;
beforeAll(async () => {
  file = await bundle(process.cwd(), "admin.ts", { name: "test-admin" });
});
afterAll(() => rmSync(folder, { recursive: true }));

const own = () => ({
  DATABASE_URL: url(),
  AUTH_SECRET: "a secret of the tests, long enough to be one",
  PUBLIC_URL: "https://rehearse.example.org",
});

function admin(words: string[], settings: Record<string, string> = own()) {
  const { PATH = "" } = process.env;
  const env = { PATH, NODE_ENV: "production" as const, LOG_LEVEL: "silent", ...settings };
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...words], { env, encoding: "utf8" });
  return { status, stdout, stderr };
}

const createForgetful = async () => createPerson(database(), { passwordHash: await hashPassword(old) });
const enters = (email: string, password: string) => signIn(database(), { email, password, address });

test("reset-password prints a link that sets a new one", async () => {
  const { email } = await createForgetful();
  const { status, stdout } = admin(["reset-password", email]);
  expect(status).toBe(0);
  const [, code = ""] = /^https:\/\/rehearse\.example\.org\/reset\/([\w-]{22})$/m.exec(stdout) ?? [];
  await resetPassword(database(), { code, password: "harbour-lamp-91", address });
  await expect(enters(email, "harbour-lamp-91")).resolves.toBeDefined();
});

test("sign-out and shut end every sign-in; shut lets nobody in with the right password, until it is opened", async () => {
  const { email } = await createForgetful();
  expect(admin(["sign-out", email]).stdout).toBe("Signed out of one browser.\n");
  expect(admin(["shut", email]).stdout).toBe(`${email} is signed out of 0 browsers and signs in no more.\n`);
  await expect(enters(email, old)).rejects.toMatchObject({ message: expect.stringContaining("was shut") });
  await expect(enters(email, "not this one")).rejects.toMatchObject({ code: "invalid" });
  expect(admin(["open", email]).status).toBe(0);
  await expect(enters(email, old)).resolves.toBeDefined();
});

test.each([
  [
    "nobody's address",
    ["reset-password", "nobody@rehearse.test"],
    "Nobody signs in here with nobody@rehearse.test",
  ],
  ["nothing", [], "npm run admin -- reset-password ADDRESS"],
  ["a command that there is not", ["drop-everything", "a@rehearse.test"], "npm run admin -- shut ADDRESS"],
  ["a name that every object has", ["constructor", "a@rehearse.test"], "npm run admin -- open ADDRESS"],
  ["too much", ["sign-out", "a@rehearse.test", "b@rehearse.test"], "npm run admin -- sign-out ADDRESS"],
])("%s is answered with what to do", (_what, words, told) => {
  const { status, stderr } = admin(words);
  expect(status).not.toBe(0);
  expect(stderr).toContain(told);
});

test("without a server on the embedded database it says to start one, and makes none", () => {
  const { status, stderr } = admin(["sign-out", "a@rehearse.test"], { DATA_DIR: join(folder, "none") });
  expect(status).not.toBe(0);
  expect(stderr).toContain("Start it first, in another window: npm start.");
  expect(existsSync(join(folder, "none"))).toBe(false);
});
