import type { Metadata } from "next";
import { loadKits } from "@/lib/interviews/loaders";
import { NewInterviewForm } from "./new-interview-form";

export const metadata: Metadata = { title: "New interview" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function NewInterviewPage({ searchParams }: Props) {
  const { kits, chosen } = await loadKits(await searchParams);
  return (
    <div className="max-w-[720px]">
      <h1 className="mb-8 font-serif text-[32px] leading-tight">New interview</h1>
      <NewInterviewForm kits={kits} chosen={chosen} />
    </div>
  );
}
