import type { Metadata } from "next";
import { loadKit } from "@/lib/kits/loaders";
import { KitReading } from "../_parts/kit-reading";
import { KitScreen } from "../_parts/kit-screen";

export const metadata: Metadata = { title: "Kit" };

type Props = { params: Promise<{ kitId: string }> };

export default async function KitPage({ params }: Props) {
  const { kit, personId, mayWrite } = await loadKit((await params).kitId);
  return mayWrite ? <KitScreen key={kit.kitId} personId={personId} kit={kit} /> : <KitReading kit={kit} />;
}
