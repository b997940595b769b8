import { expect, test } from "vitest";
import { welcome } from "./welcome";

const address = { publicUrl: "http://localhost:3000", embedded: true, host: "127.0.0.1" };

test("says where to go and how to sign in", () => {
  expect(welcome(address)).toMatch(/http:\/\/localhost:3000[\s\S]*tomasz@rehearse\.test[\s\S]*rehearse-demo/);
});

test("warns where others can reach the demo people, and only there", () => {
  expect(welcome(address)).not.toContain("whoever reaches it");
  expect(welcome({ ...address, host: "0.0.0.0" })).toContain("whoever reaches it");
});

test("names nobody on a database of one's own", () => {
  expect(welcome({ ...address, embedded: false })).not.toMatch(/rehearse\.test|demo/);
});
