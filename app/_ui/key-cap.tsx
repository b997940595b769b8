export function KeyCap({ children }: { children: string }) {
  return (
    <kbd className="pointer-coarse:hidden rounded-[4px] border border-b-2 border-line-strong bg-surface px-1.5 py-px font-mono text-[11px] text-muted">
      {children}
    </kbd>
  );
}
