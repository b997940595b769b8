import { describe, expect, it } from "vitest";
import { interviewChangeSchema, interviewFormSchema } from "./schema";

const form = {
  title: " Django, mid level ",
  candidateName: "Samira Osei",
  kitId: "",
  callUrl: "",
  when: "now",
  timeZone: "Europe/Oslo",
  plannedMinutes: "45",
};

function problems(change: Record<string, unknown>) {
  const parsed = interviewFormSchema.safeParse({ ...form, ...change });
  return parsed.error?.issues.map((issue) => issue.path.join(".")) ?? [];
}

describe("interviewFormSchema", () => {
  it("reads a form as it comes", () => {
    expect(interviewFormSchema.parse({ ...form, isAdmin: "yes" })).toEqual({
      title: "Django, mid level",
      candidateName: "Samira Osei",
      kitId: null,
      callUrl: null,
      scheduledAt: null,
      timeZone: "Europe/Oslo",
      plannedMinutes: 45,
      showsClock: false,
    });
  });

  it("reads a time on the clock of its zone", () => {
    const later = { ...form, when: "later", date: "2026-11-24", time: "14:00", showsClock: "on" };
    const { scheduledAt, showsClock } = interviewFormSchema.parse(later);
    expect(scheduledAt?.toISOString()).toBe("2026-11-24T13:00:00.000Z");
    expect(showsClock).toBe(true);
  });

  it.each([
    ["meet.example.org/abc", "https://meet.example.org/abc"],
    ["http://10.0.0.8:8080/room", "http://10.0.0.8:8080/room"],
  ])("takes the call link %s", (typed, stored) => {
    expect(interviewFormSchema.parse({ ...form, callUrl: typed }).callUrl).toBe(stored);
  });

  it.each([
    ["title", { title: "   " }],
    ["title", { title: "x".repeat(121) }],
    ["title", { title: "a\u0000b" }],
    ["candidateName", { candidateName: "" }],
    ["candidateName", { candidateName: "x".repeat(81) }],
    ["kitId", { kitId: "7" }],
    ["callUrl", { callUrl: "javascript:alert(1)" }],
    ["callUrl", { callUrl: "ftp://example.org/a" }],
    ["callUrl", { callUrl: `https://example.org/${"x".repeat(500)}` }],
    ["scheduledAt", { when: "" }],
    ["timeZone", { timeZone: "Mars/Olympus" }],
    ["timeZone", { timeZone: "+02:00" }],
    ["plannedMinutes", { plannedMinutes: "4" }],
    ["plannedMinutes", { plannedMinutes: "241" }],
    ["plannedMinutes", { plannedMinutes: "7.5" }],
    ["plannedMinutes", { plannedMinutes: "soon" }],
    ["scheduledAt", { when: "later", date: "", time: "10:00" }],
    ["scheduledAt", { when: "later", date: "2026-11-24", time: "" }],
  ])("%s is refused: %j", (field, change) => expect(problems(change)).toEqual([field]));

  it("names everything that is wrong at once", () => {
    const change = { title: "", candidateName: "", when: "later", date: "", callUrl: "javascript:alert(1)" };
    expect(problems(change).sort()).toEqual(["callUrl", "candidateName", "scheduledAt", "title"]);
  });

  it.each([null, undefined, 7, "form", [], { __proto__: { title: "x" } }])("refuses %j", (form) => {
    expect(interviewFormSchema.safeParse(form).success).toBe(false);
  });
});

describe("interviewChangeSchema", () => {
  const { kitId: _, ...typed } = form;
  const id = { interviewId: "00000000-0000-4000-8000-000000000001" };
  const base = { ...interviewFormSchema.parse(form), scheduledAt: new Date("2026-11-24T13:00:00Z") };

  it("reads what the form was opened with beside what was typed", () => {
    const given = { ...typed, ...id, base: JSON.stringify(base) };
    const { kitId: _, ...opened } = base;
    expect(interviewChangeSchema.parse(given)).toEqual({ ...opened, ...id, scheduledAt: null, base: opened });
  });

  it.each(["", "{", "[]", undefined])("refuses without it: %j", (opened) => {
    const given = { ...typed, ...id, base: opened };
    expect(interviewChangeSchema.safeParse(given).success).toBe(false);
  });
});
