import { describe, expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { teamRoles } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { asBankWriter, asImporter, asKitWriter, asQuestionWriter, mayWriteBank } from "./policy";

const { database } = useDatabase();

test.each(teamRoles)("%s writes the bank unless a reviewer", (role) => {
  expect(mayWriteBank({ role })).toBe(role !== "reviewer");
});

describe.each(Object.entries({ asBankWriter, asQuestionWriter, asKitWriter, asImporter }))(
  "%s",
  (_, mint) => {
    test.each(["admin", "interviewer"] as const)("takes an %s for a writer", async (role) => {
      const member = await createMember(database(), { role });
      expect(mint(member)).toBe(member);
    });

    test("says to a reviewer whom to ask", async () => {
      const reviewer = await createMember(database(), { role: "reviewer" });
      const refusal = { code: "forbidden", message: expect.stringMatching(/^Reviewers read .* Ask an /) };
      expect(() => mint(reviewer)).toThrow(expect.objectContaining(refusal));
    });
  },
);
