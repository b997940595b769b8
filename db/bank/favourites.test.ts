import { expect, test } from "vitest";
import { useDatabase } from "../testing/database";
import { createPerson, createTeam, listBank } from "../testing/factories";
import { addFavourite, removeFavourite } from "./favourites";

const { database } = useDatabase();
const marks = (personId: string) =>
  database().$client`select question_id from favourites where person_id = ${personId}`;

async function makeMark() {
  const { personId } = await createPerson(database());
  const { teamId } = await createTeam(database(), { personId });
  const [question] = await listBank(database(), teamId);
  return { personId, teamId, questionId: question?.questionId ?? "" };
}

test("a mark is one person's, and marking or unmarking twice is the same as once", async () => {
  const mark = await makeMark();
  const colleague = await createPerson(database());
  expect(await addFavourite(database(), mark)).toBe(true);
  expect(await addFavourite(database(), mark)).toBe(true);
  expect(await marks(mark.personId)).toMatchObject([{ question_id: mark.questionId }]);
  expect(await marks(colleague.personId)).toHaveLength(0);
  expect(await removeFavourite(database(), { ...mark, personId: colleague.personId })).toBe(true);
  expect(await marks(mark.personId)).toHaveLength(1);
  expect(await removeFavourite(database(), mark)).toBe(true);
  expect(await removeFavourite(database(), mark)).toBe(true);
  expect(await marks(mark.personId)).toHaveLength(0);
});

test("another team's question isn't there", async () => {
  const mark = await makeMark();
  const stranger = await makeMark();
  expect(await addFavourite(database(), { ...stranger, questionId: mark.questionId })).toBe(false);
  expect(await marks(stranger.personId)).toHaveLength(0);
  await addFavourite(database(), mark);
  expect(await removeFavourite(database(), { ...mark, teamId: stranger.teamId })).toBe(false);
  expect(await marks(mark.personId)).toHaveLength(1);
});
