import type { Metadata } from "next";
import { DoorPage, TextLink } from "@/app/_door/door-page";

export const metadata: Metadata = { title: "Forgot the password" };

/** Who can help, where no mail is sent. */
export default function ForgotPage() {
  return (
    <DoorPage title="Forgot the password?">
      <div className="mt-4 space-y-4">
        <p>A link that sets a new one, once and within a day, is made for you by a person:</p>
        <ul className="list-disc space-y-2 pl-5">
          <li>
            an admin of your team, on the page <em>Team</em>, beside your name. If you belong to several
            teams, it takes somebody who is an admin of all of them;
          </li>
          <li>
            or whoever runs this server, at its machine:
            <code className="mt-1 block font-mono text-[13px] wrap-anywhere">
              npm run admin -- reset-password your@address
            </code>
          </li>
        </ul>
        <p className="text-muted">Whatever you wrote stays as it is.</p>
        <p>
          <TextLink href="/sign-in">Back to signing in</TextLink>
        </p>
      </div>
    </DoorPage>
  );
}
