import { randomUUID } from "node:crypto";
import { describe, expect, it, vi } from "vitest";
import { findSignedIn, listSignIns, listStandingSignIns } from "@/db/auth/sign-ins";
import type { Conn } from "@/db/client";
import { updatePassword, updateShut } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { signIn, signUp } from "../commands";
import { openAccount, shutAccount } from "../operator";
import { beginSignIn, endSignIns } from "./commands";

const { database } = useDatabase();
const lasting = { idleDays: 14, mostDays: 30 };
const password = "tulip-orbit-44";

/** Somebody nobody else in these tests is, from an address of their own. */
async function newcomer() {
  const typed = { email: `${randomUUID()}@rehearse.test`, password, address: randomUUID() };
  return { ...typed, ...(await signUp(database(), { ...typed, name: "Samira Osei", packs: [] })) };
}
type Known = Awaited<ReturnType<typeof newcomer>>;

const begin = (person: Pick<Known, "personId" | "tokenVersion">) =>
  beginSignIn(database(), { ...person, browser: "Firefox on Linux" });
const of = async ({ personId }: { personId: string }) =>
  (await listSignIns(database(), { personId, ...lasting })).map(({ signInId }) => signInId);

/** What ends every sign-in, as the account's own row sees it. */
const ends: [string, (conn: Conn, person: Known) => Promise<unknown>][] = [
  ["a new password", (conn, person) => updatePassword(conn, { ...person, passwordHash: "another" })],
  ["being shut", (conn, person) => updateShut(conn, { ...person, isShut: true })],
];

describe.each(ends)("%s", (_what, end) => {
  it("ends what comes of a password that was right before", async () => {
    const person = await newcomer();
    const shown = await signIn(database(), person);
    await end(database(), person);
    await expect(begin(shown)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await of(person)).toEqual([]);
  });

  it("is waited for by whoever signs in in that moment", async () => {
    const person = await newcomer();
    let under: Promise<unknown> | undefined;
    await database().transaction(async (tx) => {
      await end(tx, person);
      under = expect(begin(person)).rejects.toMatchObject({ code: "unauthenticated" });
      await vi.waitUntil(async () => (await waiters()).length > 0, { timeout: 10_000 });
    });
    await under;
  });
});

const waiters = () => database().$client`
  select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

it("an account that was opened again takes no password that was shown before it was shut", async () => {
  const person = await newcomer();
  await shutAccount(database(), person.email);
  await openAccount(database(), person.email);
  await expect(begin(person)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(signIn(database(), person).then(begin)).resolves.toBeDefined();
});

describe("the sign-ins of a person", () => {
  it("end one by one, all but one, or all, and nobody else's with them", async () => {
    const [one, two] = [await newcomer(), await newcomer()];
    const [a, b, c, other] = [await begin(one), await begin(one), await begin(one), await begin(two)];
    expect(await endSignIns(database(), one, { only: other.signInId })).toEqual([]);
    expect(await endSignIns(database(), one, { only: a.signInId })).toEqual([a.signInId]);
    expect(await endSignIns(database(), one, { but: c.signInId })).toEqual([b.signInId]);
    expect(await of(one)).toEqual([c.signInId]);
    expect(await endSignIns(database(), one)).toEqual([c.signInId]);
    expect(await of(two)).toEqual([other.signInId]);
  });

  it("let nobody in after thirty days, however often they were used", async () => {
    const person = await newcomer();
    const { signInId } = await begin(person);
    expect(await of(person)).toEqual([signInId]);
    await database()
      .$client`update sign_ins set created_at = now() - interval '30 days', used_at = now() - interval '1 hour' where id = ${signInId}`;
    expect(await of(person)).toEqual([]);
    expect(await findSignedIn(database(), { ...person, ...lasting, signInId })).toBeUndefined();
    await begin(person);
    expect(await listStandingSignIns(database(), [signInId])).toEqual([]);
  });

  it("are a hundred at most, and none that wasn't used for long", async () => {
    const person = await newcomer();
    const [old, unused] = [await begin(person), await begin(person)];
    await database()
      .$client`update sign_ins set used_at = now() - interval '15 days' where id = ${unused.signInId}`;
    await database()
      .$client`update sign_ins set used_at = now() - interval '1 day' where id = ${old.signInId}`;
    for (let nth = 0; nth < 99; nth++) await begin(person);
    const [row] = await database()
      .$client`select count(*)::int as n from sign_ins where person_id = ${person.personId}`;
    expect(row).toEqual({ n: 100 });
    await begin(person);
    const left = await of(person);
    expect(left).toHaveLength(100);
    expect(left).not.toContain(old.signInId);
  });
});
