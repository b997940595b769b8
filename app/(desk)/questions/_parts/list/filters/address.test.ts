import { expect, test } from "vitest";
import { type ListQuery, listQuerySchema } from "@/lib/questions/schema";
import { toAddress, toParams } from "./address";
import { cleared, listSetFilters, nameFilter, nothingSet } from "./chips";

const nothing = listQuerySchema.parse({});
const everything: ListQuery = {
  q: "two words & more",
  topic: ["Django ORM", "C++ / Ω"],
  competency: ["Data"],
  kind: ["code", "design"],
  status: ["draft", "retired"],
  from: 2,
  to: 4,
  minutes: 10,
  favourites: true,
  newTo: "Zoë O’Neill",
  sort: "recent",
  show: 150,
};

const read = (query: ListQuery): ListQuery => {
  const params = toParams(query);
  return listQuerySchema.parse(
    Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)])),
  );
};

test("what an address says is read back as it was", () => {
  expect(toAddress(nothing)).toBe("/questions");
  expect(read(nothing)).toEqual(nothing);
  expect(read(everything)).toEqual(everything);
});

test("blanks around what is being typed make no other address", () => {
  expect(toAddress({ ...nothing, q: "  orm " })).toBe("/questions?q=orm");
  expect(toAddress({ ...nothing, q: " ", newTo: " " })).toBe("/questions");
});

test("every filter that is set can be taken away, one by one or all at once", () => {
  const set = listSetFilters(everything);
  expect(set.map(({ label }) => label)).toEqual([
    ...["Topic: Django ORM", "Topic: C++ / Ω", "Competency: Data", "Kind: Code", "Kind: Design"],
    ...["Status: Draft", "Status: Retired", "Difficulty 2–4", "Up to 10 minutes", "Favourites"],
    "Not asked to Zoë O’Neill",
  ]);
  for (const { label, clear } of set) {
    const left = listSetFilters({ ...everything, ...clear }).map((each) => each.label);
    expect(left).toEqual(set.map((each) => each.label).filter((other) => other !== label));
  }
  expect(listSetFilters({ ...everything, ...nothingSet })).toEqual([]);
});

test("a filter is named as it is set", () => {
  expect(nameFilter(everything, "topic")).toBe("the topics");
  expect(nameFilter(everything, "competency")).toBe("“Competency: Data”");
  expect(nameFilter(everything, "q")).toBe("“two words & more”");
  expect(nameFilter(nothing, "status")).toBe("“Status: Approved”");
  expect({ ...nothing, ...cleared.status }.status).toHaveLength(3);
});
