"use client";
import { BarePage } from "./_ui/dead-end";
import { Broken, type BrokenProps } from "./broken";

export default function ErrorPage(props: BrokenProps) {
  return (
    <BarePage>
      <Broken {...props} />
    </BarePage>
  );
}
