import { expect, test } from "vitest";
import { sharesOf } from "../attacker";
import { headersOf } from "./actions";

const built = JSON.stringify({ node: { "40ab": { exportedName: "previewAction", workers: {} } } });

test("an action is asked for by its name, and one that the build lacks is no attack", () => {
  expect(headersOf("previewAction", built)).toMatchObject({ "next-action": "40ab" });
  expect(() => headersOf("renamedAction", built)).toThrow("The build has no action renamedAction.");
});

test("what more than a core burns is burned by several processes", () => {
  expect(sharesOf(0.25)).toEqual([0.25]);
  expect(sharesOf(1)).toEqual([1]);
  expect(sharesOf(1.75)).toEqual([1, 0.75]);
  expect(sharesOf(0)).toEqual([]);
});
