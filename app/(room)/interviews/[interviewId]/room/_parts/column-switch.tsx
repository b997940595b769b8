const columns = ["Plan", "On screen", "Judgement"] as const;
export type Column = (typeof columns)[number];

type Props = { column: Column; onSwitch(column: Column): void };

/** Where the screen is too narrow for all three. */
export function ColumnSwitch({ column, onSwitch }: Props) {
  return (
    <nav aria-label="Parts of the room" className="flex border-b border-line lg:hidden">
      {columns.map((name) => (
        <button
          key={name}
          type="button"
          aria-pressed={column === name}
          onClick={() => onSwitch(name)}
          className={`min-h-11 flex-1 border-b-2 text-sm ${
            column === name ? "border-accent font-medium" : "border-transparent text-muted"
          }`}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}
