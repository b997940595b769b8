// A preview that follows the typing: asked for after a rest, one request at a time, the newest text wins, and what was shown
// stays until there is something newer. A refusal waits for another text; one that passes is tried again. Pure: the timers and the
// rendering are handed in.

export type Rendered = { ok: true; html: string } | { ok: false; message: string; isPassing: boolean };
type Timer = ReturnType<typeof setTimeout>;
type Options = {
  rendered: string;
  /** Never rejects. */
  render(text: string): Promise<Rendered>;
  onRendered(rendered: Rendered): void;
  timers: { set(run: () => void, ms: number): Timer; clear(timer: Timer | undefined): void };
};

export const restMs = 400;
export const againMs = 3_000;

export function createPreview({ render, onRendered, timers, ...options }: Options) {
  let { rendered } = options;
  let newest = rendered;
  let inFlight = false;
  let isStopped = false;
  let timer: Timer | undefined;

  function schedule(ms: number): void {
    timers.clear(timer);
    if (!isStopped) timer = timers.set(run, ms);
  }

  function run(): void {
    if (inFlight || newest === rendered) return;
    const asked = newest;
    inFlight = true;
    void render(asked).then((answer) => {
      inFlight = false;
      const isOpen = !answer.ok && answer.isPassing;
      if (!isOpen) rendered = asked;
      onRendered(answer);
      schedule(isOpen ? againMs : 0);
    });
  }

  return {
    edit(text: string): void {
      newest = text;
      isStopped = false;
      schedule(restMs);
    },
    stop(): void {
      isStopped = true;
      timers.clear(timer);
    },
  };
}
