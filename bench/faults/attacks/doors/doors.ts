// At the doors: passwords are guessed from as many addresses as there are tries, while the owner of one account signs in with a browser
// that is known; and links that lead nowhere are tried from an office, in which candidates with real ones sit.
import { randomBytes, randomInt, randomUUID } from "node:crypto";
import { request } from "node:http";
import { insertAccount } from "@/db/people";
import { createInvite } from "@/db/testing/factories";
import { hashPassword } from "@/lib/auth/password";
import { deviceCookieName, knowDevice } from "@/lib/auth/tries/device";
import { atLeast, atMost, fine, type Measured } from "../../outcome";
import type { Attack, Target } from "../attack";
import { headersOf } from "./actions";

const password = "tulip-orbit-44";

export const signIns: Attack = {
  name: "sign-ins",
  what: "41 passwords a second are guessed, each from another address, half of them at one account",
  begin: guess,
};

async function guess({ url, database }: Target) {
  const post = openForms(url, "signInAction");
  const email = `${randomUUID()}@rehearse.test`;
  await insertAccount(database, { name: "Ana Reyes", email, passwordHash: await hashPassword(password) });
  const cookie = `${deviceCookieName()}=${knowDevice(undefined, email)}`;
  const signIn = (typed: object, more: { cookie?: string } = {}) =>
    post({ path: "/sign-in", input: typed, address: anyAddress(), ...more });
  let nth = 0;
  const strangers = everySecond(41, () => {
    nth += 1;
    return signIn({ email: nth % 2 ? email : `${randomUUID()}@rehearse.test`, password: randomUUID() });
  });
  const owner = everySecond(1, () => signIn({ email, password }, { cookie }));
  return {
    async stop() {
      const [guesses, theirs] = await Promise.all([strangers.stop(), owner.stop()]);
      return [...judgeRefused("guesses", guesses, "invalid"), ...judgeLetIn("the owner", theirs)];
    },
  };
}

export const joins: Attack = {
  name: "joins",
  what: "50 links a second that lead nowhere, from an address where a candidate joins each second",
  begin: tryLinks,
};

async function tryLinks({ url, database, address, createRooms }: Target) {
  const post = openForms(url, "joinAction");
  const [room] = await createRooms(1);
  const join = (code: string) =>
    post({
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
      return [...judgeRefused("junk links", tries, "not_found"), ...judgeLetIn("candidates", candidates)];
    },
  };
}

/** A form of the product’s, posted as a browser would, from whatever address of this machine’s own. */
type Form = { path: string; input: object; address: string; cookie?: string };
/** `in`, or the code of the refusal; `cut` where no answer came. */
type Told = { what: string; tookMs: number };

const inWithinMs = 10_000;
const refusal = /"ok":false,"error":\{"code":"(\w+)"/;

/** It was an attack only where its guesses came to be looked at. */
export function judgeRefused(name: string, told: readonly Told[], code: string): Measured[] {
  return [
    fine(`${name}: ${countUp(told)}`),
    atLeast(`${name} that were looked at`, told.filter(({ what }) => what === code).length, 1),
  ];
}

export function judgeLetIn(name: string, told: readonly Told[]): Measured[] {
  const outside = told.filter(({ what }) => what !== "in");
  return [
    atLeast(`tries of ${name}`, told.length, 1),
    atMost(`not let in${outside.length > 0 ? ` (${countUp(outside)})` : ""}`, outside.length, 0, ""),
    atMost("the longest", Math.max(0, ...told.map(({ tookMs }) => tookMs)), inWithinMs),
  ];
}

function countUp(told: readonly Told[]): string {
  const counts = new Map<string, number>();
  for (const { what } of told) counts.set(what, (counts.get(what) ?? 0) + 1);
  return [...counts].map(([what, count]) => `${count} × ${what}`).join(", ");
}

function openForms(url: string, name: string): (form: Form) => Promise<Told> {
  const own = { origin: url, ...headersOf(name) };
  return ({ path, input, address, cookie }) =>
    new Promise((done) => {
      const startMs = performance.now();
      const tell = (what: string) => done({ what, tookMs: performance.now() - startMs });
      const headers = { ...own, ...(cookie ? { cookie } : {}) };
      const given = { method: "POST", headers, localAddress: address, agent: false };
      const asked = request(url + path, given, (answer) => {
        let body = "";
        answer.on("data", (part: Buffer) => {
          body += part.toString();
        });
        const status = answer.headers["x-action-redirect"] ? "in" : `${answer.statusCode}`;
        answer.on("close", () => tell(refusal.exec(body)?.[1] ?? status));
      });
      asked.on("error", () => tell("cut"));
      asked.end(JSON.stringify([input]));
    });
}

/** One of sixteen million, all of them this machine. */
const anyAddress = (): string => `127.${randomInt(1, 255)}.${randomInt(256)}.${randomInt(1, 255)}`;

/** Does it so many times a second, whatever became of the last one, for two minutes at most. `stop` waits for all. */
function everySecond(times: number, work: () => Promise<Told>): { stop(): Promise<Told[]> } {
  const told = [work()];
  const most = times * 120;
  const timer = setInterval(
    () => (told.length < most ? told.push(work()) : clearInterval(timer)),
    1_000 / times,
  );
  return {
    async stop() {
      clearInterval(timer);
      return Promise.all(told);
    },
  };
}
