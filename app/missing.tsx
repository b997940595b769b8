import { buttonClass } from "./_ui/button";
import { DeadEnd } from "./_ui/dead-end";

/**
 * The same words for what doesn't exist and for what belongs to others. Every page carries it along, so its way on is a plain
 * link: the other kind weighs 3 kB.
 */
export function Missing() {
  return (
    <DeadEnd title="There is nothing here for you">
      <p className="text-muted">
        The address is wrong, or the page belongs to a team or an interview that you aren’t part of. If
        somebody sent you the link, ask them for a new one; if you have several teams, switch to the other one
        first.
      </p>
      <p>
        <a href="/" className={buttonClass()}>
          Go to the start
        </a>
      </p>
    </DeadEnd>
  );
}
