// Who is there on the embedded database, so that a newcomer can look around. Never on a database of one's own.

export const demoPassword = "rehearse-demo";
export const demoTeam = "Rehearse demo";

/** Those with a role belong to the demo team; the candidate has a team of her own. */
export const demoPeople = [
  { name: "Tomasz Lind", email: "tomasz@rehearse.test", role: "admin" },
  { name: "Ana Reyes", email: "ana@rehearse.test", role: "interviewer" },
  { name: "Samira Osei", email: "samira@rehearse.test", role: null },
] as const;

export const demoInterviewer = demoPeople[0];
const demoCandidate = demoPeople[2];

/** The interview that the landing page opens in two windows. */
export const demoInterview = {
  title: "Django, mid level",
  candidateName: demoCandidate.name,
  kitSlug: "django-mid",
} as const;
