import type { Metadata } from "next";
import { BarePage } from "./_ui/dead-end";
import { Missing } from "./missing";

export const metadata: Metadata = { title: "Not found" };

export default function NotFoundPage() {
  return (
    <BarePage>
      <Missing />
    </BarePage>
  );
}
