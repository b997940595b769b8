/** What stands where a list would be: why it is empty, and how to begin. */
export function Empty({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-4 rounded-card border border-line bg-surface p-8 sm:p-10">
      <p className="font-serif text-2xl">{title}</p>
      {children}
    </div>
  );
}
