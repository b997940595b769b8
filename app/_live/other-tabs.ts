"use client";
import { useEffect, useState } from "react";

/** One a page: what it says itself it doesn't hear. */
let channel: BroadcastChannel | undefined;
function open(): BroadcastChannel {
  channel ??= new BroadcastChannel("sign-ins of this browser");
  return channel;
}

/** Those with a line hear it from the server too; those without have nobody else. */
export const tellOtherTabs = (): void => open().postMessage("signed out");

/** Calls `hear` when somebody signs out in another tab. Returns what ends that. */
export function onSignedOut(hear: () => void): () => void {
  const listening = new AbortController();
  open().addEventListener("message", () => hear(), listening);
  return () => listening.abort();
}

/** Whether somebody signed out in another tab of this browser since this page came. */
export function useSignedOutHere(): boolean {
  const [isOut, setIsOut] = useState(false);
  useEffect(() => onSignedOut(() => setIsOut(true)), []);
  return isOut;
}
