import type { Metadata } from "next";
import { DoorPage, TextLink } from "@/app/_door/door-page";
import { loadReset } from "@/lib/auth/resets/loaders";
import { closedWords } from "@/lib/auth/resets/rules";
import { ResetForm } from "./reset-form";

export const metadata: Metadata = { title: "New password", robots: { index: false, follow: false } };

export default async function ResetPage({ params }: { params: Promise<{ resetCode: string }> }) {
  const { resetCode } = await params;
  const reset = await loadReset(resetCode);
  if (reset.state !== "open") {
    const { title, text } = closedWords[reset.state];
    return (
      <DoorPage title={title}>
        <p className="mt-4 text-muted">{text}</p>
        <p className="mt-6">
          <TextLink href="/sign-in">Sign in</TextLink>
        </p>
      </DoorPage>
    );
  }
  const { name, email } = reset;
  return (
    <DoorPage title="New password">
      <p className="mt-3 text-muted wrap-anywhere">
        For {name}, {email}.
      </p>
      <div className="mt-8">
        <ResetForm code={resetCode} email={email ?? ""} />
      </div>
    </DoorPage>
  );
}
