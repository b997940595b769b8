import type { Metadata } from "next";
import { requireKitWriter } from "@/lib/kits/loaders";
import { KitScreen } from "../_parts/kit-screen";

export const metadata: Metadata = { title: "New kit" };

export default async function NewKitPage() {
  return <KitScreen personId={await requireKitWriter()} kit={null} />;
}
