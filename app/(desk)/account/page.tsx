import type { Metadata } from "next";
import { PasswordSection } from "@/app/_door/password-form";
import { SignIns } from "@/app/_door/sign-ins";
import { loadAccount } from "@/lib/auth/loaders";
import { NameForm } from "./_parts/name-form";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { name, signIns, ...account } = await loadAccount();
  return (
    <div className="max-w-[30rem]">
      <h1 className="font-serif text-[32px] leading-tight">Your account</h1>
      <p className="mt-1 mb-8 text-muted wrap-anywhere">{account.email}</p>
      <div className="space-y-10">
        <section aria-labelledby="name">
          <h2 id="name" className="mb-4 border-b border-line-strong pb-2 font-semibold">
            Name
          </h2>
          <NameForm key={name} name={name} />
        </section>
        <PasswordSection {...account} />
        <SignIns signIns={signIns} />
      </div>
    </div>
  );
}
