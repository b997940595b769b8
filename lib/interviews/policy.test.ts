import { expect, it } from "vitest";
import { seatRoles, teamRoles } from "@/db/vocabulary";
import { mayCreateInterviews, mayManageInterview } from "./policy";

it.each(teamRoles)("%s creates interviews unless a reviewer", (role) => {
  expect(mayCreateInterviews({ role })).toBe(role !== "reviewer");
});

const cells = teamRoles.flatMap((role) => [...seatRoles, null].map((seatRole) => ({ role, seatRole })));
it.each(cells)("$role with the seat $seatRole", (viewer) => {
  expect(mayManageInterview(viewer)).toBe(viewer.role === "admin" || viewer.seatRole === "interviewer");
});
