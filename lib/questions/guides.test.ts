import { expect, test } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { createQuestion } from "@/db/testing/factories";
import { createMember } from "@/lib/auth/testing";
import { asBankWriter } from "./policy";
import { findGuides } from "./reads";
import { generalLevels } from "./rules";

const { database } = useDatabase();

test("where a question describes no levels, or not all, the general ones stand beside its rating", async () => {
  const member = asBankWriter(await createMember(database()));
  const made = await Promise.all(
    [[], ["a", "", "c", "", ""]].map((levels) =>
      createQuestion(database(), { teamId: member.teamId, levels }),
    ),
  );
  const questionVersionIds = made.map(({ versionId }) => versionId);
  const guides = await findGuides(database(), { teamId: member.teamId, questionVersionIds });
  const [first, second, third, fourth, fifth] = generalLevels;
  expect(guides.map(({ levels }) => levels)).toEqual([
    [first, second, third, fourth, fifth],
    ["a", second, "c", fourth, fifth],
  ]);
});
