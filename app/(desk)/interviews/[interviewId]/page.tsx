import type { Metadata } from "next";
import { loadInterview } from "@/lib/interviews/loaders";
import { isOver } from "@/lib/interviews/rules";
import { Facts } from "./facts";
import { Heading } from "./heading";
import { InviteCard } from "./invite-card";
import { Questions } from "./questions";

export const metadata: Metadata = { title: "Interview" };

type Props = { params: Promise<{ interviewId: string }> };

export default async function InterviewPage({ params }: Props) {
  const interview = await loadInterview((await params).interviewId);
  const { status, invite } = interview;
  return (
    <>
      <Heading interview={interview} />
      <div className="grid gap-x-10 gap-y-8 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <aside className="space-y-6 lg:order-last">
          {invite && !isOver(status) ? <InviteCard interview={interview} invite={invite} /> : null}
          <Facts interview={interview} />
        </aside>
        <Questions interview={interview} />
      </div>
    </>
  );
}
