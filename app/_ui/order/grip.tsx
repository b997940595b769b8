type Props = { onGrab(event: React.PointerEvent<HTMLElement>): void };

/** What a pointer drags by. Not in the way of the keyboard, which has buttons for the same. */
export function Grip({ onGrab }: Props) {
  return (
    <span
      aria-hidden="true"
      onPointerDown={onGrab}
      className="flex size-6 cursor-grab touch-none items-center justify-center rounded-control text-faint hover:bg-sunk hover:text-ink active:cursor-grabbing"
    >
      <svg viewBox="0 0 8 14" aria-hidden="true" className="h-3.5 w-2 fill-current">
        {[2, 7, 12].map((y) => (
          <g key={y}>
            <circle cx="1.5" cy={y} r="1.3" />
            <circle cx="6.5" cy={y} r="1.3" />
          </g>
        ))}
      </svg>
    </span>
  );
}
