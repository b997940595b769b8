/** A sentence about what went wrong, announced as soon as it appears. Renders nothing without one. */
export function Problem({ message }: { message: string | undefined }) {
  return (
    <div role="alert" className="empty:hidden">
      {message ? (
        <p className="rounded-control border border-live/40 bg-surface px-3 py-2 text-sm text-live">
          {message}
        </p>
      ) : null}
    </div>
  );
}
