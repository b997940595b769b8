import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { unlessRefused } from "@/app/refused";
import { loadUnfinished } from "@/lib/drafts/loaders";
import { loadBank } from "@/lib/questions/loaders";
import { Bank } from "./_parts/list/bank";
import { EmptyBank } from "./_parts/list/empty-bank";
import { UnfinishedQuestions } from "./_parts/list/unfinished-questions";

export const metadata: Metadata = { title: "Bank" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default unlessRefused(async function QuestionsPage({ searchParams }: Props) {
  const [bank, unfinished] = await Promise.all([loadBank(await searchParams), loadUnfinished()]);
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-3">
        <h1 className="font-serif text-[32px] leading-tight">Bank</h1>
        {bank.mayWrite && !bank.isEmpty ? <Ways /> : null}
      </div>
      {unfinished ? <UnfinishedQuestions {...unfinished} /> : null}
      {bank.isEmpty ? <EmptyBank mayWrite={bank.mayWrite} /> : <Bank {...bank} />}
    </>
  );
});

function Ways() {
  return (
    <div className="flex flex-wrap gap-2">
      <Link href="/questions/packs" className={buttonClass()}>
        Packs
      </Link>
      <Link href="/questions/import" className={buttonClass()}>
        Import
      </Link>
      <Link href="/questions/new" className={buttonClass("primary")}>
        New question
      </Link>
    </div>
  );
}
