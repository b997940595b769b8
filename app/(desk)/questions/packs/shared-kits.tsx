import type { PackOffer } from "@/lib/library/reads";

/** Kits with questions of several packs: each comes with the last of them that is added. */
export function SharedKits({ packs }: { packs: PackOffer[] }) {
  const kits = new Map(packs.flatMap((pack) => pack.kits).map((kit) => [kit.slug, kit]));
  const shared = [...kits.values()].filter((kit) => kit.packs.length > 1);
  const titleOf = (pack: string) => packs.find((each) => each.pack === pack)?.title ?? pack;
  if (shared.length === 0) return null;
  return (
    <section className="mt-10">
      <h2 className="font-semibold">Kits from several packs</h2>
      <p className="mb-2 text-sm text-muted">Each comes by itself as soon as all of its packs are here.</p>
      <ul className="border-t border-line-strong">
        {shared.map((kit) => (
          <li
            key={kit.slug}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-6 border-b border-line py-3 text-sm"
          >
            <div className="min-w-0 wrap-anywhere">
              <p className="font-medium tabular-nums">
                {kit.title}, {kit.minutes} min
              </p>
              <p className="text-[13px] text-muted">{kit.packs.map(titleOf).join(" · ")}</p>
            </div>
            {kit.isOwned ? <span className="text-muted">Among your kits</span> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
