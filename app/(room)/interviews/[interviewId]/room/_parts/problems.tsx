import { OutdatedLine } from "@/app/_live/outdated-line";
import { RefusedConnection } from "@/app/_live/refused-connection";
import type { Initial, RoomState } from "@/app/_live/room-state";
import type { Actions } from "./use-actions";

type Props = {
  initial: Initial;
  state: RoomState;
  actions: Pick<Actions, "problem" | "dismiss">;
  onRetry(): void;
  /** Sends what was typed. */
  flush(): void;
};

/** What stands in the way: a connection that was refused, a command that was, a page that is too old. */
export function Problems({ initial, state, actions: { problem, dismiss }, onRetry, flush }: Props) {
  const { connection } = state;
  return (
    <>
      <div className="px-4 pt-3 empty:hidden">
        {connection.state === "refused" ? (
          <RefusedConnection refusal={connection.refusal} onRetry={onRetry} />
        ) : null}
        <OutdatedLine initial={initial} state={state} flush={flush} />
      </div>
      {problem ? (
        <p
          role="alert"
          className="flex items-center gap-3 border-b border-live/40 bg-surface px-4 py-2 text-live"
        >
          <span className="flex-1">{problem}</span>
          <button type="button" onClick={dismiss} className="min-h-6 underline underline-offset-2">
            Dismiss
          </button>
        </p>
      ) : null}
    </>
  );
}
