import { randomUUID } from "node:crypto";
import { notFound, redirect } from "next/navigation";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { insertSignIn } from "@/db/auth/sign-ins";
import { close, connect } from "@/db/client";
import { insertAccount, insertGuest, insertMembership, insertTeam } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { memberAction, publicAction } from "./action";
import {
  guestCookieName,
  type Identity,
  issueGuestToken,
  issueSessionToken,
  sessionCookieName,
} from "./auth/identify";
import { asMember, type Member } from "./auth/member";
import { endSignIns } from "./auth/sign-ins/commands";
import { AppError } from "./errors";
import { log } from "./log";

const request = vi.hoisted(() => ({ cookie: "", owner: "" }));
vi.mock("next/headers", () => ({
  cookies: async () => ({
    getAll: () =>
      request.cookie.split("; ").map((pair) => {
        const [name = "", value = ""] = pair.split("=");
        return { name, value };
      }),
  }),
  headers: async () => new Headers({ cookie: request.cookie, "x-rehearse-page-of": request.owner }),
}));
vi.stubEnv("AUTH_SECRET", "a secret of the tests, long enough to be one");

const { database, url } = useDatabase();
beforeAll(() => void connect(url(), 2));
afterAll(close);

const schema = z.object({ title: z.string().min(1, "Enter a title."), tags: z.array(z.string()).optional() });
const calls = { member: 0, admin: 0, public: 0 };
const actions = {
  member: memberAction(schema, asMember, async (_, member, input) => ({
    call: ++calls.member,
    member,
    input,
  })),
  admin: memberAction(schema, asAdmin, async () => ({ call: ++calls.admin })),
  public: publicAction(schema, async (_, input) => ({ call: ++calls.public, input })),
};
async function asAdmin(member: Member): Promise<Member> {
  if (member.role === "admin") return member;
  throw new AppError("forbidden", "Only admins.");
}
const good = { title: "Django" };

let person: Identity;
let teamId: string;
beforeEach(async () => {
  Object.assign(calls, { member: 0, admin: 0, public: 0 });
  person = await insertAccount(database(), { name: "Tomasz Lind", email: `${randomUUID()}@rehearse.test` });
  teamId = await insertTeam(database(), "A team");
  await insertMembership(database(), { teamId, personId: person.personId, role: "interviewer" });
  request.cookie = await signedIn(person);
  request.owner = "";
});

async function signedIn({ personId }: { personId: string }): Promise<string> {
  const signIn = await insertSignIn(database(), { personId, browser: "Chrome" });
  return `${sessionCookieName()}=${await issueSessionToken({ personId, ...signIn })}`;
}

describe("who gets through", () => {
  it("a member does everywhere, and is who the cookie says", async () => {
    const typed = { ...good, member: { teamId: "another" }, personId: "another" };
    const member = {
      personId: person.personId,
      memberId: expect.any(String),
      name: "Tomasz Lind",
      teamId,
      teamName: "A team",
      role: "interviewer",
    };
    expect(await actions.member(typed)).toEqual({ ok: true, data: { call: 1, member, input: good } });
  });

  it("a member without the proof that is asked for is told why, and nothing runs", async () => {
    const error = { code: "forbidden", message: "Only admins." };
    expect(await actions.admin(good)).toEqual({ ok: false, error });
    expect(calls.admin).toBe(0);
    await database().$client`update memberships set role = 'admin' where person_id = ${person.personId}`;
    expect(await actions.admin(good)).toEqual({ ok: true, data: { call: 1 } });
  });

  const strangers: [string, () => Promise<string>, string][] = [
    ["nobody", async () => "", "unauthenticated"],
    ["a broken cookie", async () => `${sessionCookieName()}=nonsense`, "unauthenticated"],
    [
      "a sign-in that was ended",
      async () => endSignIns(database(), person).then(() => request.cookie),
      "unauthenticated",
    ],
    ["a guest", guestCookie, "unauthenticated"],
  ];
  it.each(strangers)("%s only gets through what is for anybody", async (_, cookie, code) => {
    request.cookie = await cookie();
    expect(await actions.member(good)).toMatchObject({ ok: false, error: { code } });
    expect(await actions.public(good)).toMatchObject({ ok: true });
    expect(calls).toEqual({ member: 0, admin: 0, public: 1 });
  });

  it("a page that was made for another person than who is signed in changes nothing, and says so", async () => {
    request.owner = randomUUID();
    const message = expect.stringContaining("Another person is signed in");
    expect(await actions.member(good)).toMatchObject({
      ok: false,
      error: { code: "unauthenticated", message },
    });
    expect(calls.member).toBe(0);
    request.owner = person.personId;
    expect(await actions.member(good)).toMatchObject({ ok: true });
  });

  it("a person without a team is no member", async () => {
    const loner = await insertAccount(database(), {
      name: "Ana Reyes",
      email: `${randomUUID()}@rehearse.test`,
    });
    request.cookie = await signedIn(loner);
    expect(await actions.member(good)).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(calls.member).toBe(0);
  });
});

async function guestCookie(): Promise<string> {
  const interviewId = randomUUID();
  const token = await issueGuestToken({ ...(await insertGuest(database(), "Samira")), interviewId });
  return `${guestCookieName(interviewId)}=${token}; ${sessionCookieName()}=${token}`;
}

describe("what is sent", () => {
  it.each([undefined, null, 7, "text", [], {}, { title: 7 }, { title: "" }])("refuses %j", async (input) => {
    expect(await actions.public(input)).toMatchObject({ ok: false, error: { code: "invalid" } });
    expect(calls.public).toBe(0);
  });

  it("says at each field what is wrong with it", async () => {
    const { error } = (await actions.public({ title: "" })) as { error: { fields: object } };
    expect(error.fields).toEqual({ title: "Enter a title." });
  });

  it("reads forms, alone or after the previous state, with lists, without Next's own fields", async () => {
    const form = new FormData();
    for (const [name, value] of [
      ["title", "Django"],
      ["tags", "a"],
      ["tags", "b"],
      ["$ACTION_ID_1", ""],
      ["__proto__", "x"],
    ] as const) {
      form.append(name, value);
    }
    const input = { title: "Django", tags: ["a", "b"] };
    expect(await actions.public(form)).toMatchObject({ data: { input } });
    expect(await actions.public({ ok: false }, form)).toMatchObject({ data: { input } });
  });

  it("lets no prototype through", async () => {
    const reply = await actions.public(JSON.parse('{"title":"a","__proto__":{"admin":true}}'));
    expect(reply).toMatchObject({ ok: true, data: { input: { title: "a" } } });
    expect((reply as { data: { input: { admin?: boolean } } }).data.input.admin).toBeUndefined();
  });
});

describe("what goes wrong", () => {
  const failing = (error: unknown) => publicAction(z.unknown(), () => Promise.reject(error))({});

  it("tells our own errors as they are", async () => {
    const error = new AppError("conflict", "It changed meanwhile.", { fields: { title: "Changed." } });
    expect(await failing(error)).toEqual({
      ok: false,
      error: { code: "conflict", message: "It changed meanwhile.", fields: { title: "Changed." } },
    });
  });

  it("tells of others a reference, and nothing of what they said; the log has both, once", async () => {
    const logged = vi.spyOn(log, "error").mockReturnValue();
    const reply = await failing(new Error("select password_hash from people"));
    expect(reply).toMatchObject({
      ok: false,
      error: { code: "internal", reference: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(JSON.stringify(reply)).not.toContain("password_hash");
    const { reference } = (reply as { error: { reference: string } }).error;
    expect(logged.mock.calls).toEqual([[{ err: expect.any(Error), reference }, expect.any(String)]]);
    logged.mockRestore();
  });

  it("lets Next's redirect and notFound pass", async () => {
    await expect(publicAction(z.unknown(), async () => redirect("/practice"))({})).rejects.toThrow(
      "NEXT_REDIRECT",
    );
    await expect(publicAction(z.unknown(), async () => notFound())({})).rejects.toThrow("404");
  });
});
