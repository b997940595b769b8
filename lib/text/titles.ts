const longest = 80;
const copied = " (copy)";

/** “Closures (copy)”, and of that one “Closures (copy)” again; cut where it would be too long. */
export function copyTitle(title: string): string {
  const bare = title.endsWith(copied) ? title.slice(0, -copied.length) : title;
  const head = bare.slice(0, longest - copied.length).replace(/[\ud800-\udbff]$/, "");
  return head.trimEnd() + copied;
}
