// At the doors: passwords are guessed from as many addresses as there are tries, while the owner of one account signs in with a browser
// that is known; and links that lead nowhere are tried from an office, in which candidates with real ones sit.
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { z } from "zod";
import { insertAccount } from "@/db/people";
import { createInvite } from "@/db/testing/factories";
import { deviceCookieName, knowDevice } from "@/lib/auth/device";
import { hashPassword } from "@/lib/auth/password";
import type { Attack, Target } from "./attack";

const password = "tulip-orbit-44";

export const signIns: Attack = {
  name: "sign-ins",
  what: "41 passwords a second are guessed, each from another address, half of them at one account",
  begin: guess,
};

async function guess({ url, database }: Target) {
  const post = openForms(url);
  const email = `${randomUUID()}@rehearse.test`;
  await insertAccount(database, { name: "Ana Reyes", email, passwordHash: await hashPassword(password) });
  const cookie = `${deviceCookieName()}=${knowDevice(undefined, email)}`;
  const signIn = (typed: object, more: { cookie?: string } = {}) =>
    post({ action: "signInAction", path: "/sign-in", input: typed, address: anyAddress(), ...more });
  let nth = 0;
  const strangers = everySecond(41, () => {
    nth += 1;
    return signIn({ email: nth % 2 ? email : `${randomUUID()}@rehearse.test`, password: randomUUID() });
  });
  const owner = everySecond(1, () => signIn({ email, password }, { cookie }));
  return {
    async stop() {
      const [guesses, theirs] = await Promise.all([strangers.stop(), owner.stop()]);
      return `guesses: ${guesses}; the owner: ${theirs}`;
    },
  };
}

export const joins: Attack = {
  name: "joins",
  what: "50 links a second that lead nowhere, from an address where a candidate joins each second",
  begin: tryLinks,
};

async function tryLinks({ url, database, address, createRooms }: Target) {
  const post = openForms(url);
  const [room] = await createRooms(1);
  const join = (code: string) =>
    post({
      action: "joinAction",
      path: `/join/${code}`,
      input: { as: "guest", code, name: "Samira Osei" },
      address,
    });
  const junk = everySecond(50, () => join(randomBytes(18).toString("base64url").slice(0, 22)));
  const real = everySecond(1, async () => {
    const { code } = await createInvite(database, { interviewId: room?.interviewId ?? "" });
    return join(code);
  });
  return {
    async stop() {
      const [tries, candidates] = await Promise.all([junk.stop(), real.stop()]);
      return `junk: ${tries}; candidates: ${candidates}`;
    },
  };
}

/** A form of the product’s, posted as a browser would, from whatever address of this machine’s own. */
type Form = { action: string; path: string; input: object; address: string; cookie?: string };
/** `in`, or the code of the refusal; `cut` where no answer came. */
type Told = string;

const manifest = z.object({ node: z.record(z.string(), z.object({ exportedName: z.string() })) });
const refusal = /"ok":false,"error":\{"code":"(\w+)"/;

function openForms(url: string): (form: Form) => Promise<Told> {
  const { node } = manifest.parse(
    JSON.parse(readFileSync(".next/server/server-reference-manifest.json", "utf8")),
  );
  const ids = new Map(Object.entries(node).map(([id, { exportedName }]) => [exportedName, id]));
  return ({ action, path, input, address, cookie }) =>
    new Promise((done) => {
      const headers = {
        origin: url,
        accept: "text/x-component",
        "next-action": ids.get(action) ?? "",
        "content-type": "text/plain;charset=UTF-8",
        ...(cookie ? { cookie } : {}),
      };
      const asked = request(
        url + path,
        { method: "POST", headers, localAddress: address, agent: false },
        (answer) => {
          let body = "";
          answer.on("data", (part: Buffer) => {
            body += part.toString();
          });
          answer.on("close", () =>
            done(refusal.exec(body)?.[1] ?? (answer.statusCode === 303 ? "in" : `${answer.statusCode}`)),
          );
        },
      );
      asked.on("error", () => done("cut"));
      asked.end(JSON.stringify([input]));
    });
}

/** One of sixteen million, all of them this machine. */
const anyAddress = (): string => `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Does it so many times a second, whatever became of the last one, for two minutes at most. `stop` waits for all, and says how often what was told. */
function everySecond(times: number, work: () => Promise<Told>): { stop(): Promise<string> } {
  const told: Promise<Told>[] = [];
  const most = times * 120;
  const timer = setInterval(
    () => (told.length < most ? told.push(work()) : clearInterval(timer)),
    1_000 / times,
  );
  return {
    async stop() {
      clearInterval(timer);
      const counts = new Map<Told, number>();
      for (const one of await Promise.all(told)) counts.set(one, (counts.get(one) ?? 0) + 1);
      return [...counts].map(([what, count]) => `${count} × ${what}`).join(", ");
    },
  };
}
