import { expect, test } from "vitest";
import { insertGuest, insertMembership } from "@/db/people";
import { useDatabase } from "@/db/testing/database";
import { createPerson, createTeam } from "@/db/testing/factories";
import { takeMembership } from "./member";
import { createMember } from "./testing";

const { database } = useDatabase();
const refused = { code: "forbidden", message: expect.stringMatching(/^You don’t belong to a team\./) };

test("a member is what the database says of them, in the team that they turned to last, or in the one that is asked for", async () => {
  const { teamId } = await createMember(database());
  const { personId } = await createPerson(database(), { name: "Ana Reyes" });
  await insertMembership(database(), { teamId, personId, role: "reviewer" });
  await createTeam(database(), { personId, name: "The second", role: "admin", bank: false });
  const member = { personId, memberId: expect.any(String), name: "Ana Reyes" };
  const last = { ...member, teamId: expect.any(String), teamName: "The second", role: "admin" };
  expect(await takeMembership(database(), personId)).toEqual(last);
  const first = { ...member, teamId, teamName: expect.any(String), role: "reviewer" };
  expect(await takeMembership(database(), personId, teamId)).toEqual(first);
});

test("nobody without a team is one: neither an account nor a guest", async () => {
  const [account, guest] = [await createPerson(database()), await insertGuest(database(), "Samira")];
  for (const { personId } of [account, guest])
    await expect(takeMembership(database(), personId)).rejects.toMatchObject(refused);
});
