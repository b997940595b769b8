import type { TeamRole } from "@/db/vocabulary";
import type { Member, Proof } from "@/lib/auth/member";
import { AppError } from "@/lib/errors";

/** Reviewers read the bank; admins and interviewers write it. */
export const mayWriteBank = (member: { role: TeamRole }): boolean => member.role !== "reviewer";

/** Somebody who may write their team's bank: its questions, its kits, and what an import brings into it. */
export type BankWriter = Member & Proof<"bank writer">;

const orSay =
  (refusal: string) =>
  (member: Member): BankWriter => {
    if (mayWriteBank(member)) return member as BankWriter;
    throw new AppError("forbidden", refusal);
  };

/** The same right, refused in the words of what was wanted. */
export const asBankWriter = orSay("Reviewers read the bank. Ask an admin of your team to change it.");
export const asQuestionWriter = orSay(
  "Reviewers read questions. Ask an admin of your team to change this one.",
);
export const asKitWriter = orSay("Reviewers read kits. Ask an admin of your team to change them.");
export const asImporter = orSay(
  "Reviewers read the bank. Ask an interviewer or an admin of your team to import.",
);
