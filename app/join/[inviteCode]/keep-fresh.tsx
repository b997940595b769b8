"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 15_000;

/** Asks for the page again while somebody looks at it, so that a link that was closed meanwhile says so. */
export function KeepFresh() {
  const router = useRouter();
  useEffect(() => {
    const look = () => {
      if (!document.hidden) router.refresh();
    };
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [router]);
  return null;
}
