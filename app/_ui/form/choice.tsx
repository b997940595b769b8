/** A radio as a whole card: the label is the card, so all of it can be pressed. */
export function RadioCard({
  title,
  children,
  ...input
}: { title: React.ReactNode } & Omit<React.ComponentProps<"input">, "title">) {
  return (
    <label className="flex gap-3 rounded-card border border-line bg-surface p-4 transition-colors duration-100 hover:border-line-field has-checked:border-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <input {...input} type="radio" className="mt-0.5 size-4 shrink-0 outline-none" />
      <span className="min-w-0">
        <span className="block font-medium">{title}</span>
        {children ? <span className="mt-0.5 block text-[13px] text-muted">{children}</span> : null}
      </span>
    </label>
  );
}

/** A checkbox or radio with its words beside it. */
export function Choice({
  type = "checkbox",
  children,
  hint,
  ...input
}: { hint?: React.ReactNode } & React.ComponentProps<"input">) {
  return (
    <label className="flex min-h-6 gap-2.5">
      <input {...input} type={type} className="mt-1 size-4 shrink-0" />
      <span>
        {children}
        {hint ? <span className="block text-[13px] text-muted">{hint}</span> : null}
      </span>
    </label>
  );
}
