import { expect, it } from "vitest";
import { readParts, readSizes } from "./options";

it("takes every part where none is named, and refuses an unknown one", () => {
  expect(readParts(["--quick"], ["push", "pages"])).toEqual(["push", "pages"]);
  expect(readParts(["pages"], ["push", "pages"])).toEqual(["pages"]);
  expect(() => readParts(["sockets"], ["push"])).toThrow("There is no “sockets” here. There are: push.");
});

it("lets a size be given beside --quick", () => {
  expect(readSizes(["--quick", "--blocks=12"])).toMatchObject({ quick: true, blocks: 12, pooled: 1_000 });
  expect(readSizes([]).pooled).toBe(20_000);
  expect(() => readSizes(["--starts=none"])).toThrow("--starts must be a whole number");
});
