import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { saveKitSchema } from "./schema";

describe("what a save may hold", () => {
  const question = "5f0f1b3e-51a5-4a6e-9b0e-0d1c7f1f7c11";
  const kit = { title: "Mid", summary: "For all.", minutes: 10, items: [{ question, minutes: 5 }] };
  const fieldsOf = (change: object) => {
    const given = { kitId: randomUUID(), baseRevision: 0, isShared: true, kit: { ...kit, ...change } };
    return saveKitSchema.safeParse(given).error?.issues.map(({ path }) => path.join("."));
  };

  it.each([
    [{}, undefined],
    [{ title: "Mi" }, ["kit.title"]],
    [{ summary: "x".repeat(301) }, ["kit.summary"]],
    [{ minutes: 4, items: [{ question, minutes: 4 }] }, ["kit.minutes"]],
    [{ minutes: Number.NaN }, ["kit.minutes"]],
    [{ items: [] }, ["kit.items"]],
    [{ minutes: 45, items: [{ question, minutes: 21 }] }, ["kit.items.0.minutes"]],
    [
      {
        items: [
          { question, minutes: 5 },
          { question, minutes: 5 },
        ],
      },
      ["kit.items"],
    ],
    [{ minutes: 5, items: [{ question, minutes: 6 }] }, ["kit.items"]],
    [{ items: [{ question: "a-slug", minutes: 5 }] }, ["kit.items"]],
  ])("%j → %j", (change, fields) => {
    expect(fieldsOf(change)).toEqual(fields);
  });
});
