// The cookies that signing in and joining would set (lib/auth/identify.ts), made without the forms.
import { encode } from "next-auth/jwt";
import { sealGuest } from "@/lib/auth/identify";
import { target } from "./target";

type Guest = { personId: string; tokenVersion: number };

export async function accountCookie({ personId, signInId }: { personId: string; signInId: string }) {
  const token = { purpose: "account", personId, signInId };
  return cookie("rehearse.account", await encode({ token, secret: target().secret }));
}

export async function guestCookie({ personId, tokenVersion }: Guest, interviewId: string) {
  const expiresAt = new Date(Date.now() + 24 * 3_600_000);
  const value = sealGuest(target().secret, { personId, tokenVersion, interviewId, expiresAt });
  return cookie(`rehearse.guest.${interviewId}`, value);
}

function cookie(name: string, value: string) {
  return { name, value, url: target().url, httpOnly: true, sameSite: "Lax" } as const;
}
