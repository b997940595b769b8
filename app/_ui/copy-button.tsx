"use client";
import { useState } from "react";
import { Button } from "./button";

/** Copies a text, and says so. */
export function CopyButton({ text }: { text: string }) {
  const [copied, setCopied] = useState<string>();
  return (
    <Button
      size="small"
      onClick={() => void navigator.clipboard?.writeText(text).then(() => setCopied(text))}
    >
      {copied === text ? "Copied" : "Copy"}
    </Button>
  );
}
