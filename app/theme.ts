/** The theme that was chosen with the switch, from a raw Cookie header; undefined follows the system. */
export function readTheme(cookieHeader: string | null): "light" | "dark" | undefined {
  const chosen = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(cookieHeader ?? "")?.[1];
  return chosen === "light" || chosen === "dark" ? chosen : undefined;
}
