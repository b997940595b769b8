import { expect, it } from "vitest";
import { useDatabase } from "@/db/testing/database";
import { seatRoles, teamRoles } from "@/db/vocabulary";
import { createMember } from "@/lib/auth/testing";
import { asInterviewPlanner, mayCreateInterviews, mayManageInterview } from "./policy";

const { database } = useDatabase();

it.each(teamRoles)("%s creates interviews unless a reviewer", (role) => {
  expect(mayCreateInterviews({ role })).toBe(role !== "reviewer");
});

it("plans for an interviewer, and tells a reviewer whom to ask", async () => {
  const [member, reviewer] = [
    await createMember(database()),
    await createMember(database(), { role: "reviewer" }),
  ];
  expect(asInterviewPlanner(member)).toBe(member);
  expect(() => asInterviewPlanner(reviewer)).toThrow(expect.objectContaining({ code: "forbidden" }));
});

const cells = teamRoles.flatMap((role) => [...seatRoles, null].map((seatRole) => ({ role, seatRole })));
it.each(cells)("$role with the seat $seatRole", (viewer) => {
  expect(mayManageInterview(viewer)).toBe(viewer.role === "admin" || viewer.seatRole === "interviewer");
});
