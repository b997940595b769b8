// Next answers HEAD by running GET, and neither reads nor closes the body: a file made for it stays open until a clock ends it.
import { expect, test } from "vitest";
import { code, texts } from "./tree";

const says = (text: string, method: string) =>
  new RegExp(String.raw`^export (async )?function ${method}\b|^export \{[^}]*\bas ${method}\b`, "m").test(
    text,
  );

test("a route that answers GET says itself what HEAD does", () => {
  const routes = code
    .filter((path) => /^app\/.*\/route\.ts$/.test(path))
    .map((path) => [path, texts.get(path) ?? ""]);
  const reading = routes.filter(([, text = ""]) => says(text, "GET"));
  expect(reading.length).toBeGreaterThan(0);
  const silent = reading.filter(([, text = ""]) => !says(text, "HEAD")).map(([path]) => path);
  expect(silent, "export a HEAD that makes nothing").toEqual([]);
});
