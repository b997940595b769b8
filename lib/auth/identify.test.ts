import { randomUUID } from "node:crypto";
import { encode } from "next-auth/jwt";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { insertSignIn, listSignIns } from "@/db/auth/sign-ins";
import { bumpTokenVersion, insertAccount, insertGuest } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { adoptEnv, env } from "@/lib/env";
import {
  cookieOptions,
  guestCookieName,
  type Identity,
  identify,
  issueGuestToken,
  issueSessionToken,
  sealGuest,
  sessionCookieName,
  surplusGuests,
} from "./identify";
import { endSignIns } from "./sign-ins/commands";
import { deviceCookieName } from "./tries/device";

vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");
const secret = "a secret of the tests, long enough to be one";
const { database } = useDatabase();
const interviewId = randomUUID();
const guestDoor = { door: "candidate", interviewId } as const;
const accountDoor = { door: "account" } as const;

let person: Identity & { signInId: string };
let guest: Identity & { tokenVersion: number };
let account: string;
let seat: string;

beforeEach(async () => {
  person = await createAccount();
  guest = await insertGuest(database(), "Samira Osei");
  account = await issueSessionToken(person);
  seat = await issueGuestToken({ ...guest, interviewId });
});

async function createAccount() {
  const email = `${randomUUID()}@rehearse.test`;
  const { personId, name, isGuest } = await insertAccount(database(), { name: "Tomasz Lind", email });
  return { personId, name, isGuest, ...(await insertSignIn(database(), { personId, browser: "Chrome" })) };
}

const accountCookie = (token: string) => `${sessionCookieName()}=${token}`;
const guestCookie = (token: string, id = interviewId) => `${guestCookieName(id)}=${token}`;

describe("the account's door", () => {
  it("knows the person, among other cookies", async () => {
    const header = `theme=dark; ${accountCookie(account)}; other="a b"`;
    expect(await identify(database(), header, accountDoor)).toEqual(person);
  });

  it("never takes a guest, by whatever name the cookie comes", async () => {
    expect(await identify(database(), guestCookie(seat), accountDoor)).toBeNull();
    expect(await identify(database(), accountCookie(seat), accountDoor)).toBeNull();
    const signIn = await insertSignIn(database(), { personId: guest.personId, browser: "Chrome" });
    const asAccount = await issueSessionToken({ ...guest, ...signIn });
    expect(await identify(database(), accountCookie(asAccount), accountDoor)).toBeNull();
  });

  it("shuts thirty days after the sign-in, whoever came meanwhile", async () => {
    const day = 24 * 3_600_000;
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 30 * day - 60_000 });
    try {
      expect(await identify(database(), accountCookie(account), accountDoor)).toEqual(person);
      vi.setSystemTime(Date.now() + 120_000);
      expect(await identify(database(), accountCookie(account), accountDoor)).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it("shuts as soon as that sign-in ends", async () => {
    await endSignIns(database(), person, { only: person.signInId });
    expect(await identify(database(), accountCookie(account), accountDoor)).toBeNull();
  });

  it("shuts after fourteen days without a visit; each visit counts", async () => {
    const usedAgo = (ago: string) =>
      database()
        .$client`update sign_ins set used_at = now() - ${ago}::interval where person_id = ${person.personId}`;
    const enter = () => identify(database(), accountCookie(account), accountDoor);
    await usedAgo("13 days");
    expect(await enter()).toEqual(person);
    expect(await listSignIns(database(), { ...person, idleDays: 1, mostDays: 30 })).toHaveLength(1);
    await usedAgo("14 days 1 minute");
    expect(await enter()).toBeNull();
  });

  it("doesn't open by somebody else's sign-in", async () => {
    const other = await createAccount();
    const mixed = await issueSessionToken({ personId: person.personId, signInId: other.signInId });
    expect(await identify(database(), accountCookie(mixed), accountDoor)).toBeNull();
  });
});

describe("the candidate's door", () => {
  it("knows the guest first, also beside an account", async () => {
    const both = `${accountCookie(account)}; ${guestCookie(seat)}`;
    expect(await identify(database(), both, guestDoor)).toEqual(guest);
    expect(await identify(database(), both, accountDoor)).toEqual(person);
  });

  it("knows the account where there is no guest, or one that was signed out", async () => {
    expect(await identify(database(), accountCookie(account), guestDoor)).toEqual(person);
    await bumpTokenVersion(database(), guest);
    expect(await identify(database(), guestCookie(seat), guestDoor)).toBeNull();
    expect(await identify(database(), `${accountCookie(account)}; ${guestCookie(seat)}`, guestDoor)).toEqual(
      person,
    );
  });

  it("takes a guest of another interview under no name", async () => {
    const other = randomUUID();
    const foreign = await issueGuestToken({ ...guest, interviewId: other });
    expect(await identify(database(), guestCookie(foreign, other), guestDoor)).toBeNull();
    expect(await identify(database(), guestCookie(foreign), guestDoor)).toBeNull();
  });

  it("never takes an account's token as a guest's", async () => {
    expect(await identify(database(), guestCookie(account), guestDoor)).toBeNull();
    const asGuest = await issueGuestToken({ ...person, tokenVersion: 1, interviewId });
    expect(await identify(database(), guestCookie(asGuest), guestDoor)).toBeNull();
  });
});

describe("a guest's token", () => {
  it("is short, because a browser may have many", () => expect(seat).toHaveLength(54));

  it("counts until it is over, and not in another's place", async () => {
    const from = (expiresAt: Date, by = secret) =>
      guestCookie(sealGuest(by, { ...guest, interviewId, expiresAt }));
    const [soon, before] = [new Date(Date.now() + 60_000), new Date(Date.now() - 1_000)];
    expect(await identify(database(), from(soon), guestDoor)).toEqual(guest);
    expect(await identify(database(), from(before), guestDoor)).toBeNull();
    expect(await identify(database(), from(soon, `${secret}!`), guestDoor)).toBeNull();
    for (const wrong of [flipped(`${seat}.`).slice(0, -1), seat.slice(1), `${seat}A`])
      expect(await identify(database(), guestCookie(wrong), guestDoor)).toBeNull();
  });
});

describe("a browser with the cookies of many interviews", () => {
  const oneOf = (minutes: number) => {
    const id = randomUUID();
    const expiresAt = new Date(Date.now() + minutes * 60_000);
    return { name: guestCookieName(id), value: sealGuest(secret, { ...guest, interviewId: id, expiresAt }) };
  };

  it("keeps the last ones, so that its headers stay short", async () => {
    const cookies = Array.from({ length: 100 }, (_, nth) => oneOf(nth + 1));
    const surplus = surplusGuests(cookies);
    expect(surplus.sort()).toEqual(
      cookies
        .slice(0, 71)
        .map(({ name }) => name)
        .sort(),
    );
    const left = cookies.filter(({ name }) => !surplus.includes(name));
    const header = [...left, oneOf(1)].map(({ name, value }) => `__Host-${name}=${value}`).join("; ");
    expect(header.length).toBeLessThan(4_000);
  });

  it("is rid of those that count no longer, and of no other", () => {
    const [good, over] = [oneOf(1), oneOf(-1)];
    const forged = { name: guestCookieName(randomUUID()), value: good.value };
    const others = [
      { name: "theme", value: "dark" },
      { name: sessionCookieName(), value: account },
    ];
    expect(surplusGuests([good, over, forged, ...others]).sort()).toEqual([over.name, forged.name].sort());
  });
});

describe("tokens that are not ours", () => {
  const claims = () => ({ purpose: "account", personId: person.personId, signInId: person.signInId });
  it.each([
    ["signed with another secret", () => encode({ token: claims(), secret: `${secret}!` })],
    ["expired", () => encode({ token: claims(), secret, maxAge: -60 })],
    ["without a purpose", () => encode({ token: { ...claims(), purpose: undefined }, secret })],
    [
      "for the other purpose",
      () => encode({ token: { ...claims(), purpose: "guest", interviewId }, secret }),
    ],
    ["with an id that is none", () => encode({ token: { ...claims(), personId: "1 or 1=1" }, secret })],
    ["of a person who is gone", () => encode({ token: { ...claims(), personId: randomUUID() }, secret })],
    ["of a sign-in that is none", () => encode({ token: { ...claims(), signInId: randomUUID() }, secret })],
    [
      "of the time before",
      () => encode({ token: { ...claims(), signInId: undefined, tokenVersion: 1 }, secret }),
    ],
    ["with one character changed", async () => flipped(account)],
    ["cut short", async () => account.slice(0, -9)],
  ])("%s", async (_, make) => {
    expect(await identify(database(), accountCookie(await make()), accountDoor)).toBeNull();
  });

  it("are told from one that is", async () => {
    const token = await encode({ token: claims(), secret });
    expect(await identify(database(), accountCookie(token), accountDoor)).toEqual(person);
  });
});

describe("malformed headers", () => {
  it.each([
    undefined,
    "",
    ";",
    "=",
    "=;=;;",
    "rehearse.account",
    "rehearse.account=",
    "rehearse.account=%",
    "rehearse.account=%E0%A4%A",
    "rehearse.account=a.b.c.d.e",
    "rehearse.account=....",
    `rehearse.account=${"a".repeat(100_000)}`,
    "rehearse.account=null; rehearse.account=undefined",
    "__proto__=1; constructor=2",
    `rehearse.account="\u0000"`,
    "rehearse.account=eyJhbGciOiJub25lIn0.e30.",
  ])("%j is nobody", async (header) => {
    expect(await identify(database(), header, accountDoor)).toBeNull();
    expect(
      await identify(database(), header?.replace("account", `guest.${interviewId}`), guestDoor),
    ).toBeNull();
  });
});

function flipped(token: string): string {
  const at = token.lastIndexOf(".") - 4;
  return token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
}

describe("over https", () => {
  const before = env();
  afterEach(() => adoptEnv(before));

  it.each([
    ["https://rehearse.example.org", "__Host-", true],
    ["http://localhost:3000", "", false],
  ])("%s: every cookie of ours is called %s… and is Secure: %s", async (url, prefix, secure) => {
    adoptEnv({ ...before, publicUrl: url });
    for (const name of [sessionCookieName(), guestCookieName(interviewId), deviceCookieName()])
      expect(name).toMatch(new RegExp(`^${prefix}rehearse`));
    expect(cookieOptions(60)).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure, maxAge: 60 });
  });
});
