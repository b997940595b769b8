import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { useDatabase } from "../testing/database";
import { createPerson, createTeam } from "../testing/factories";
import { keepImport, tryDocument } from "./imports";

const { database } = useDatabase();
const piece = 2 ** 18;

test.each([1, piece - 1, piece, piece + 1, 3 * piece + 7])(
  "a document of %i bytes comes out as it went in, however often it is tried",
  async (length) => {
    const { personId: createdBy } = await createPerson(database());
    const { teamId } = await createTeam(database(), { personId: createdBy, bank: false });
    // A part of a larger buffer, as uploads are.
    const bytes = randomBytes(length + 20).subarray(10, length + 10);
    const importId = await keepImport(database(), { teamId, createdBy, name: "a", bytes });
    for (const tries of [1, 2]) {
      const found = await tryDocument(database(), { importId, teamId });
      expect(found?.tries).toBe(tries);
      expect(found && bytes.equals(found.bytes)).toBe(true);
    }
  },
);
