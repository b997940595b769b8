import { expect, it } from "vitest";
import { findPersonByEmail } from "@/db/people";
import { demoInterview, demoInterviewer } from "@/db/seed/people";
import { useDatabase } from "@/db/testing/database";
import { createInterview } from "@/db/testing/factories";
import { beginTeam, seedDemoPeople } from "@/lib/auth/commands";
import { takeMembership } from "@/lib/auth/member";
import { openDemo, seatDemoCandidate } from "./commands";

const { database } = useDatabase();

it("opens its own interview in its own team, never one that somebody planned under the same title", async () => {
  await seedDemoPeople(database());
  const tomasz = await findPersonByEmail(database(), demoInterviewer.email);
  const personId = tomasz?.personId ?? "";
  const { teamId } = await takeMembership(database(), personId);
  const real = await createInterview(database(), {
    teamId,
    personId,
    title: demoInterview.title,
    planned: 0,
  });
  await beginTeam(database(), { personId }, { name: "Another of his", packs: [] });

  const { interview } = await openDemo(database());
  expect(interview).toMatchObject({ teamId });
  expect(interview.interviewId).not.toBe(real.interviewId);
  const again = await openDemo(database());
  expect(again.interview.interviewId).toBe(interview.interviewId);
  expect(await seatDemoCandidate(database(), interview, {})).toMatchObject({ state: "joined" });
});
