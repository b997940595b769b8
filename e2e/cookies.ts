// The cookies that signing in and joining would set (lib/auth/identify.ts), made without the forms.
import { encode } from "next-auth/jwt";
import { target } from "./target";

type Person = { personId: string; tokenVersion: number };

export async function accountCookie({ personId, tokenVersion }: Person) {
  const token = { purpose: "account", personId, tokenVersion };
  return cookie("rehearse.account", await encode({ token, secret: target().secret }));
}

export async function guestCookie({ personId, tokenVersion }: Person, interviewId: string) {
  const token = { purpose: "guest", personId, tokenVersion, interviewId };
  const value = await encode({ token, secret: target().secret, salt: "rehearse.guest" });
  return cookie(`rehearse.guest.${interviewId}`, value);
}

function cookie(name: string, value: string) {
  return { name, value, url: target().url, httpOnly: true, sameSite: "Lax" } as const;
}
