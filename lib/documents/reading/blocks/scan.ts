// All blocks of a document; and of each list how many of its items ask, which no item knows by itself.
import type { Reading } from "../../found";
import { announcesTopics, howItReads } from "../sentences/sentence";
import { type Block, type ItemBlock, type ListFacts, readBlock, startScan } from "./block";

/** Lines are scanned in bites of this many. */
const bite = 400;

export function* scanBlocks(
  lines: readonly string[],
  { isMarkdown, from }: { isMarkdown: boolean; from: number },
): Reading<Block[]> {
  const scan = startScan(lines, from, isMarkdown);
  const blocks: Block[] = [];
  const lists = new Map<number, ListFacts>();
  let next = 0;
  for (let block = readBlock(scan); block; block = readBlock(scan)) {
    if (block.kind === "item") countItem(lists, block, blocks.at(-1));
    else if (!("indent" in block) || block.indent === 0) lists.clear();
    blocks.push(block);
    if (scan.index < next) continue;
    yield 0.4 * (scan.index / lines.length);
    next = scan.index + bite;
  }
  return blocks;
}

/** Siblings share one count, which is whole when the list is; a list that stands further out ends those within. */
function countItem(lists: Map<number, ListFacts>, item: ItemBlock, before: Block | undefined): void {
  for (const indent of lists.keys()) if (indent > item.indent) lists.delete(indent);
  const facts = lists.get(item.indent) ?? { ...item.list, ofTopics: leadsTopics(before) };
  lists.set(item.indent, facts);
  const reads = howItReads(item.text);
  facts.total++;
  if (reads === "asks") facts.asks++;
  if (reads === "may ask") facts.mayAsk++;
  item.list = facts;
}

function leadsTopics(before: Block | undefined): boolean {
  const introduces = before?.kind === "text" || before?.kind === "heading" || before?.kind === "item";
  return introduces && announcesTopics(before.raw.slice(-300));
}
