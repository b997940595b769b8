import { describe, expect, it, test } from "vitest";
import { countCompetencies, describeSlack, hasPassed, instantInZone, localInZone, sumMinutes } from "./rules";

test("minutes are added, and competencies counted in the order they come up", () => {
  const plan = [
    { minutes: 5, competency: "HTTP" },
    { minutes: 6, competency: "Data" },
    { minutes: 7, competency: "HTTP" },
  ];
  expect([sumMinutes(plan), sumMinutes([])]).toEqual([18, 0]);
  expect(countCompetencies(plan)).toEqual([
    { name: "HTTP", questions: 2 },
    { name: "Data", questions: 1 },
  ]);
});

test("a time has passed with the end of its minute", () => {
  const at = new Date("2026-11-20T10:00:00Z");
  const times = ["09:59:59", "10:00:59", "10:01:00"].map((time) => new Date(`2026-11-20T${time}Z`));
  expect(times.map((now) => hasPassed(at, now))).toEqual([false, false, true]);
});

describe("describeSlack", () => {
  it.each([
    [45, 40, "5 min to spare"],
    [45, 45, "exactly the time you have"],
    [45, 52, "7 min too long"],
  ])("%i planned, %i in the plan: %s", (planned, plan, words) => {
    expect(describeSlack(planned, plan)).toBe(words);
  });
});

describe("instantInZone", () => {
  it.each([
    ["2026-11-20T14:00", "Europe/Oslo", "2026-11-20T13:00:00.000Z"],
    ["2026-07-01T00:15", "Asia/Kathmandu", "2026-06-30T18:30:00.000Z"],
    ["2026-03-29T01:59", "Europe/Oslo", "2026-03-29T00:59:00.000Z"],
    ["2026-03-29T03:00", "Europe/Oslo", "2026-03-29T01:00:00.000Z"],
    ["2026-03-08T03:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
    ["2028-02-29T12:00", "UTC", "2028-02-29T12:00:00.000Z"],
  ])("%s in %s", (local, zone, instant) => {
    expect(instantInZone(local, zone)?.toISOString()).toBe(instant);
    expect(localInZone(new Date(instant), zone)).toBe(local);
  });

  it.each([
    ["", "UTC"],
    ["2026-11-20T", "UTC"],
    ["2026-02-31T10:00", "UTC"],
    ["2026-11-20T25:00", "UTC"],
    ["2026-03-29T02:30", "Europe/Oslo"],
    ["2026-03-08T02:30", "America/New_York"],
  ])("no clock ever reads %j in %s", (local, zone) => expect(instantInZone(local, zone)).toBeNull());
});
