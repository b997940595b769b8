import type { Metadata } from "next";
import { SignIns } from "@/app/_door/sign-ins";
import { loadAccount } from "@/lib/auth/loaders";
import { NameForm } from "./_parts/name-form";
import { PasswordForm } from "./_parts/password-form";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { name, email, hasPassword, oidcName, signIns } = await loadAccount();
  return (
    <div className="max-w-[30rem]">
      <h1 className="font-serif text-[32px] leading-tight">Your account</h1>
      <p className="mt-1 mb-8 text-muted wrap-anywhere">{email}</p>
      <div className="space-y-10">
        <section aria-labelledby="name">
          <h2 id="name" className="mb-4 border-b border-line-strong pb-2 font-semibold">
            Name
          </h2>
          <NameForm key={name} name={name} />
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-4 border-b border-line-strong pb-2 font-semibold">
            Password
          </h2>
          {hasPassword ? (
            <PasswordForm email={email ?? ""} />
          ) : (
            <p className="text-sm text-muted">
              You sign in through {oidcName ?? "your provider"}, so there is no password here. Change it
              there.
            </p>
          )}
        </section>
        <SignIns signIns={signIns} />
      </div>
    </div>
  );
}
