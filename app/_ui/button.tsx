const looks = {
  primary: "border-accent bg-accent text-on-accent hover:opacity-90",
  plain: "border-line-field bg-surface text-ink hover:bg-sunk",
  quiet: "border-transparent text-muted hover:bg-sunk hover:text-ink",
  danger: "border-live bg-surface text-live hover:bg-sunk",
} as const;

const sizes = {
  small: "min-h-7 px-2.5 text-[13px] pointer-coarse:min-h-9",
  regular: "min-h-9 px-3.5 text-sm",
  large: "min-h-11 px-5 text-[15px]",
} as const;

/** The classes of a button, for links that look like one. */
export function buttonClass(
  look: keyof typeof looks = "plain",
  size: keyof typeof sizes = "regular",
): string {
  return `inline-flex items-center justify-center gap-2 rounded-control border font-medium transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:opacity-50 ${looks[look]} ${sizes[size]}`;
}

type Props = React.ComponentProps<"button"> & { look?: keyof typeof looks; size?: keyof typeof sizes };

export function Button({ look, size, className = "", type = "button", ...rest }: Props) {
  return <button type={type} className={`${buttonClass(look, size)} ${className}`} {...rest} />;
}
