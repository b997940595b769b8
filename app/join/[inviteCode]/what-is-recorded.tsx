/** Said before anybody joins, in the words that the room keeps to. */
export function WhatIsRecorded() {
  return (
    <section aria-labelledby="recorded" className="mt-6 rounded-card border border-line bg-surface px-5 py-4">
      <h2 id="recorded" className="text-sm font-medium">
        What is recorded, and who sees it
      </h2>
      <ul className="mt-2 list-disc space-y-1.5 pl-4 text-sm text-muted marker:text-line-strong">
        <li>What you write is saved, and the interviewer sees it as you write.</li>
        <li>
          The interviewer takes private notes and rates each answer on described levels. You don’t see them.
        </li>
        <li>Nothing here records sound or picture.</li>
      </ul>
    </section>
  );
}
