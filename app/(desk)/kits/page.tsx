import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "@/app/_ui/button";
import { Empty } from "@/app/_ui/empty";
import { loadKitList } from "@/lib/kits/loaders";
import { KitRow } from "./kit-row";

export const metadata: Metadata = { title: "Kits" };

export default async function KitsPage() {
  const { kits, mayWrite } = await loadKitList();
  return (
    <>
      <div className="mb-8 flex flex-wrap items-center justify-between gap-4">
        <div>
          <h1 className="font-serif text-[32px] leading-tight">Kits</h1>
          <p className="mt-1 text-muted">
            Questions in an order, with minutes each: what an interview’s plan starts from.
          </p>
        </div>
        {mayWrite && kits.length > 0 ? <NewKit /> : null}
      </div>
      {kits.length === 0 ? (
        <Empty title={mayWrite ? "Make your first kit" : "No kits yet"}>
          <p className="max-w-prose text-muted">
            {mayWrite
              ? "Choose questions from your bank, put them in order and give each its minutes. Every interview planned from the kit starts with the same questions, so that candidates can be compared."
              : "Your team hasn’t made a kit yet. Its interviewers can; you will see the shared ones here."}
          </p>
          {mayWrite ? <NewKit /> : null}
        </Empty>
      ) : (
        <ul className="border-t border-line-strong">
          {kits.map((kit) => (
            <KitRow key={kit.kitId} kit={kit} mayWrite={mayWrite} />
          ))}
        </ul>
      )}
    </>
  );
}

function NewKit() {
  return (
    <Link href="/kits/new" className={buttonClass("primary")}>
      New kit
    </Link>
  );
}
