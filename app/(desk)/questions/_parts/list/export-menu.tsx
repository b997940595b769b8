"use client";
import { buttonClass } from "@/app/_ui/button";
import { Menu } from "@/app/_ui/menu";
import { ExportLink } from "@/app/(desk)/_parts/export-link";
import { exportFormats } from "@/lib/documents/export-formats";
import { type ListQuery, pageSize } from "@/lib/questions/schema";
import { toParams } from "./filters/address";

/** Everything that the filters leave, shown or not, as a file. */
export function ExportMenu({ query }: { query: ListQuery }) {
  return (
    <Menu label="Export these" face="Export these" look={buttonClass("plain", "small")}>
      <ul>
        {Object.entries(exportFormats).map(([format, { title, summary }]) => (
          <Choice
            key={format}
            address={[["format", format], ...toParams({ ...query, show: pageSize })]}
            title={title}
            summary={summary}
          />
        ))}
        <Choice
          address={[
            ["format", "zip"],
            ["all", "1"],
          ]}
          title="The whole bank"
          summary="Drafts and retired ones too, with the kits, as .zip"
        />
      </ul>
    </Menu>
  );
}

type ChoiceProps = { address: string[][]; title: string; summary: string };

function Choice({ address, title, summary }: ChoiceProps) {
  return (
    <li>
      <ExportLink
        query={new URLSearchParams(address)}
        className="block rounded-control px-2 py-1.5 hover:bg-sunk aria-busy:bg-sunk"
      >
        <span className="block text-sm font-medium">{title}</span>
        <span className="block text-[13px] text-muted">{summary}</span>
      </ExportLink>
    </li>
  );
}
